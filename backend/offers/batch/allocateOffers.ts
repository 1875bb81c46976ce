import { allocate } from "../engine/allocate/allocate.ts";
import type { Allocation } from "../engine/allocate/Allocation.ts";
import { EngineError } from "../engine/numeric/EngineError.ts";
import type { OfferTable } from "./offerTable.ts";
import type { PlanRequest } from "./PlanRequest.ts";

/** The allocation and the fairness bounds it kept, one a segment. */
export type FairAllocation = {
  allocation: Allocation;
  least: number[];
  most: number[];
  eligible: number[];
  /** Rules with a budget of uses, in the order of the budgets behind the first. */
  limitedRules: number[];
};

/**
 * Divides the offers under the budget for their worst case and under each rule's remaining uses, with a least and a most number of
 * customers in each segment. Where the budget cannot pay the least, it is halved until it can.
 * @param held 1 for customers who get no offer
 */
export function allocateOffers(
  table: OfferTable,
  people: { segment: Uint16Array; segments: number; held: Uint8Array },
  request: Pick<PlanRequest, "rules" | "budgetMinor" | "fairness" | "seed">,
): FairAllocation {
  const { kinds } = table;
  const customers = people.held.length;
  const open = table.eligible.map((fits, at) => (people.held[Math.floor(at / kinds.length)] === 1 ? 0 : fits));
  const eligible = Array.from({ length: people.segments }, () => 0);
  for (let i = 0; i < customers; i++) {
    if (open.subarray(i * kinds.length, (i + 1) * kinds.length).includes(1)) eligible[people.segment[i]!]!++;
  }
  const every = (of: (kind: OfferTable["kinds"][number]) => number): Float64Array =>
    Float64Array.from({ length: customers * kinds.length }, (_, at) => of(kinds[at % kinds.length]!));
  const limited = request.rules.flatMap(({ index, left }) => (left === null ? [] : [{ index, left }]));
  const costs = [
    every((kind) => kind.worstCaseMinor),
    ...limited.map(({ index }) => every((kind) => (kind.rule === index ? kind.uses : 0))),
  ];
  const budgets = [request.budgetMinor, ...limited.map(({ left }) => left)];
  const most = eligible.map((count) => Math.ceil(request.fairness.most * count));
  for (let share = request.fairness.least; ; share = share < 1e-3 ? 0 : share / 2) {
    const least = eligible.map((count) => Math.floor(share * count));
    const fairness = { group: people.segment, floors: least, caps: most };
    const problem = {
      customers,
      offers: kinds.length,
      value: table.profitMinor,
      costs,
      budgets,
      eligible: open,
      fairness,
    };
    try {
      const limitedRules = limited.map(({ index }) => index);
      return { allocation: allocate(problem, request.seed), least, most, eligible, limitedRules };
    } catch (error) {
      if (!(error instanceof EngineError) || share === 0) throw error;
    }
  }
}
