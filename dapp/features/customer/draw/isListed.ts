import type { Entry } from "#sdk/draw/Entry";
import { verifyEntry } from "#sdk/draw/verifyEntry";
import type { DrawState } from "../../../chain/readDrawState.ts";
import type { KeptTickets } from "./ticketStore.ts";

/** The shop writes the list before it is fixed; clocks differ by some seconds. */
const PATIENCE_SECONDS = 15;

/**
 * Whether the kept entry is on the list that was fixed on chain, with at least the tickets the shop signed for.
 * @returns undefined while there is nothing to check, or the shop was not asked since
 */
export function isListed({ commitment }: Pick<DrawState, "commitment">, kept: KeptTickets): boolean | undefined {
  const { receipt, entry, tickets, seenAt } = kept;
  if (commitment === null || receipt === null) return undefined;
  if (entry === null) return seenAt > commitment.at + PATIENCE_SECONDS ? false : undefined;
  const proven: Entry = { entrant: receipt.entrant, weight: BigInt(entry.weight) };
  try {
    verifyEntry(commitment, proven, entry.index, entry.proof);
  } catch {
    return false;
  }
  return proven.weight >= BigInt(tickets);
}
