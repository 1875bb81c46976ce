import type { Hex } from "viem";
import { stored } from "../../../ui/stored.ts";

/** What this device keeps of an account's tickets in a draw: enough to prove them without the shop. */
export interface KeptTickets {
  chainId: number;
  draw: string;
  account: string;
  /** When the shop said so, Unix seconds. */
  seenAt: number;
  /** Decimal. */
  tickets: string;
  receipt: { entrant: Hex; tickets: string; finalAt: number; signature: Hex } | null;
  entry: { index: number; weight: string; proof: Hex } | null;
}

const MOST_KEPT = 100;

const isKept = (value: unknown): value is KeptTickets =>
  typeof value === "object" && value !== null && "draw" in value && "account" in value && "tickets" in value;

/** Tickets this device has seen, newest first. */
export const ticketStore = stored<readonly KeptTickets[]>("bonafide.tickets", [], (value) =>
  Array.isArray(value) ? value.filter(isKept) : null,
);

/** Keeps what the shop says now in the place of what it said before; a proof is never forgotten. */
export function keepTickets(seen: readonly KeptTickets[]): void {
  const before = ticketStore.get();
  const keyOf = ({ chainId, draw, account }: KeptTickets) => `${chainId} ${draw} ${account}`.toLowerCase();
  const old = new Map(before.map((kept) => [keyOf(kept), kept]));
  const fresh = seen
    .filter(({ tickets }) => tickets !== "0")
    .map((kept) => ({ ...kept, entry: kept.entry ?? old.get(keyOf(kept))?.entry ?? null }));
  const keys = new Set(fresh.map(keyOf));
  const next = [...fresh, ...before.filter((kept) => !keys.has(keyOf(kept)))].slice(0, MOST_KEPT);
  if (JSON.stringify(next) !== JSON.stringify(before)) ticketStore.set(next);
}
