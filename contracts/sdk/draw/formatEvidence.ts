import { bytesToHex } from "viem";
import type { DrawRecord } from "./DrawRecord.ts";
import { verifierVersion } from "./verifierVersion.ts";

/**
 * The evidence of a draw as one JSON file: what the chain says, the list where it is given, and which verifier read it.
 * Numbers beyond 2^53 are decimal strings. `parseEvidence` reads it.
 * @param entries the list (40-byte records); leave it out where `uri` publishes a long one
 */
export function formatEvidence(record: DrawRecord, entries?: Uint8Array): string {
  const file = {
    format: "bonafide.draw.evidence.v1",
    verifier: verifierVersion,
    ...record,
    ...(entries && { entries: bytesToHex(entries) }),
  };
  return JSON.stringify(file, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value), 2);
}
