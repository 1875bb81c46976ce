import { drawTicket, ownerOfTicket, type SumTree } from "#sdk";
import type { DrawStep } from "./DrawStep.ts";
import { provenEntryOf } from "./provenEntryOf.ts";

/** The entry that owns the ticket of a prize at an attempt: on the list, or among those that the freeze appended to it. */
export function winningEntry({ draw, history }: DrawStep, tree: SumTree, prize: number, attempt: number) {
  const ticket = drawTicket(draw.seed, prize, attempt, draw.total + draw.appended);
  if (ticket < draw.total) return provenEntryOf(tree, ownerOfTicket(tree, ticket));
  let end = draw.total;
  const place = history.omissions.findIndex(({ missing }) => ticket < (end += missing));
  const { entrant, missing } = history.omissions[place]!;
  return { entrant, weight: missing, index: BigInt(draw.count + place), proof: "0x" } as const;
}
