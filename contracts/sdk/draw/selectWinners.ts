import type { Hex } from "viem";
import { drawTicket } from "./drawTicket.ts";
import type { Entry } from "./Entry.ts";
import { maxAttempts } from "./maxAttempts.ts";

/** Who wins prize `prize`, with which ticket at which attempt. */
export interface Winner extends Entry {
  prize: number;
  attempt: number;
  ticket: bigint;
}

export interface Selection {
  mode: "independent" | "distinct";
  seed: Hex;
  /** All tickets that take part. */
  total: bigint;
  prizes: number;
  /** Distinct draws: an entry with more tickets cannot win. */
  maxWeight: bigint;
  /** The owner of a ticket. */
  ownerOf: (ticket: bigint) => Entry;
}

/**
 * The winners, by prize; undefined where a distinct draw met only owners who cannot win. Distinct draws draw again when
 * an owner has won already: exactly weighted sampling without replacement.
 */
export function selectWinners({ mode, seed, total, prizes, maxWeight, ownerOf }: Selection): (Winner | undefined)[] {
  const won = new Set<Hex>();
  const attempts = mode === "distinct" ? maxAttempts : 1;
  return Array.from({ length: prizes }, (_, prize) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const ticket = drawTicket(seed, prize, attempt, total);
      const owner = ownerOf(ticket);
      if (mode === "distinct" && (won.has(owner.entrant) || owner.weight > maxWeight)) continue;
      won.add(owner.entrant);
      return { prize, attempt, ticket, entrant: owner.entrant, weight: owner.weight };
    }
    return undefined;
  });
}
