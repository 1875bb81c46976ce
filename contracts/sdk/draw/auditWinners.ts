import type { Hex } from "viem";
import type { AddCheck } from "./auditDraw.ts";
import type { DrawEvidence, ProvenPrize } from "./DrawEvidence.ts";
import { drawTicket } from "./drawTicket.ts";
import type { Entry } from "./Entry.ts";
import { entryAt } from "./entryAt.ts";
import { ownerOfTicket } from "./ownerOfTicket.ts";
import { maxAttempts } from "./maxAttempts.ts";
import { selectWinners } from "./selectWinners.ts";
import type { SumTree } from "./SumTree.ts";

interface Basis {
  seed: Hex;
  /** Committed tickets. */
  total: bigint;
  /** The list, when it was given. */
  tree?: SumTree;
}

/** Checks every proven winner: its ticket by arithmetic, and its owner where the entries are known. */
export function auditWinners(evidence: DrawEvidence, { seed, total, tree }: Basis, add: AddCheck): void {
  const { proven, redraws, prizes } = evidence;
  const { mode, maxWeight } = evidence.terms;
  const appended = evidence.appended.reduce((sum, { weight }) => sum + weight, 0n);
  const modulus = total + appended;
  const attemptOf = (prize: number): number => redraws.filter((redraw) => redraw.prize === prize).length;
  const wrong = proven.filter(
    ({ prize, ticket, start, weight }) =>
      attemptOf(prize) >= maxAttempts ||
      ticket !== drawTicket(seed, prize, attemptOf(prize), modulus) ||
      ticket < start ||
      ticket >= start + weight,
  );
  add(
    "Every winner owns the ticket that the seed gives its prize",
    wrong.length === 0 && proven.every(({ prize }) => prize < prizes),
    wrong.length === 0 ? `${proven.length} of ${prizes} prizes proven` : `not so for prize ${numbers(wrong)}`,
  );
  if (mode === "distinct") {
    const winners = new Set(proven.map(({ entrant }) => entrant));
    add("Nobody won twice", winners.size === proven.length, `${winners.size} winners of ${proven.length} prizes`);
  }
  const ownerOf = ownersOf(evidence, total, tree);
  if (ownerOf === undefined) return;
  const strangers = proven.filter(({ entrant, ticket }) => ownerOf(ticket)?.entrant !== entrant);
  add(
    "Every winner is the entrant whom the list names for its ticket",
    strangers.length === 0,
    strangers.length === 0 ? `${proven.length} winners looked up` : `not so for prize ${numbers(strangers)}`,
  );
  if (mode !== "distinct" || proven.length < prizes) return;
  const recomputed = selectWinners({
    mode,
    seed,
    total: modulus,
    prizes,
    maxWeight,
    ownerOf: (ticket) => ownerOf(ticket) ?? { entrant: "0x", weight: 0n },
  });
  const different = proven.filter(({ prize, entrant }) => recomputed[prize]?.entrant !== entrant);
  add(
    "The winners are those of weighted sampling without replacement",
    different.length === 0,
    different.length === 0 ? "recomputed from the first prize on" : `not so for prize ${numbers(different)}`,
  );
}

/** The owner of each ticket, from the list and what was appended to it, or from the entries on chain. */
function ownersOf(
  { terms, entries, appended }: DrawEvidence,
  total: bigint,
  tree: SumTree | undefined,
): ((ticket: bigint) => Entry | undefined) | undefined {
  if (terms.mode === "on-chain") {
    return (ticket) => {
      const entry = entries.find(({ start, tickets }) => ticket >= start && ticket < start + tickets);
      return entry && { entrant: entry.entrant, weight: entry.tickets };
    };
  }
  if (tree === undefined) return undefined;
  return (ticket) => {
    if (ticket < total) return entryAt(tree.entries, ownerOfTicket(tree, ticket));
    let start = total;
    for (const entry of appended) {
      start += entry.weight;
      if (ticket < start) return entry;
    }
    return undefined;
  };
}

function numbers(prizes: readonly ProvenPrize[]): string {
  return prizes.map(({ prize }) => prize).join(", ");
}
