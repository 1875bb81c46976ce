import { createHash } from "node:crypto";
import type { OfferSnapshot } from "./OfferSnapshot.ts";

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}

/** What the batch on chain names its snapshot by: SHA-256 over its JSON with sorted keys, whatever order a database keeps them in. */
export function snapshotHash(snapshot: OfferSnapshot): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(snapshot)))
    .digest("hex");
}
