import { expectedCost } from "../expectedCost.ts";
import { offerValues } from "../offerValues.ts";
import { worstCase } from "../worstCase.ts";
import type { PlanRequest } from "./PlanRequest.ts";

/** What the shop keeps of a sale before discounts. An assumption, stated in the snapshot: the orders file has no cost prices. */
export const MARGIN = 0.5;

/** Nobody buys more than twice the usual for an offer. */
const STRETCH = 2;

/** One rule at one value, and what it may cost at worst. */
type OfferKind = { rule: number; value: number; worstCaseMinor: number; uses: number };

/** The offers of a campaign and what each would do with each customer; entry (i, j) at `i * kinds.length + j`. */
export type OfferTable = {
  kinds: OfferKind[];
  chance: Float64Array;
  costMinor: Float64Array;
  profitMinor: Float64Array;
  eligible: Uint8Array;
};

/** The offers whose cost is bounded: others are not given under a budget. */
function kindsOf(rules: PlanRequest["rules"]): OfferKind[] {
  return rules.flatMap(({ rule, index }) =>
    offerValues(rule).flatMap((value) => {
      const worstCaseMinor = worstCase(rule, value === 0 ? (rule.value ?? 0) : value);
      if (worstCaseMinor === undefined || worstCaseMinor === 0) return [];
      return [{ rule: index, value, worstCaseMinor, uses: rule.perAccount ?? 0 }];
    }),
  );
}

/**
 * The expected profit of every offer for every customer, over that of no offer. An offer multiplies the rate of buying by `effect`, and
 * by the price it leaves to the power of minus the elasticity, so a larger discount never draws less (proportional hazards).
 * @param chanceAlone probability of a purchase without an offer
 * @param orderMinor expected worth of an order
 */
export function offerTable(
  rules: PlanRequest["rules"],
  customers: { chanceAlone: Float64Array; orderMinor: Float64Array },
  response: { effect: number; elasticity: number },
): OfferTable {
  const kinds = kindsOf(rules);
  const terms = new Map(rules.map(({ rule, index }) => [index, rule]));
  const rows = customers.chanceAlone.length;
  const size = rows * kinds.length;
  const table: OfferTable = {
    kinds,
    chance: new Float64Array(size),
    costMinor: new Float64Array(size),
    profitMinor: new Float64Array(size),
    eligible: new Uint8Array(size),
  };
  for (let i = 0; i < rows; i++) {
    const [alone, order] = [customers.chanceAlone[i]!, customers.orderMinor[i]!];
    kinds.forEach((kind, j) => {
      const rule = terms.get(kind.rule)!;
      const at = i * kinds.length + j;
      const spend = Math.max(order, rule.minSpend ?? 0);
      const cost = expectedCost(rule, kind.value === 0 ? (rule.value ?? 0) : kind.value, order);
      const left = Math.max(0.05, 1 - cost / spend);
      const chance = 1 - Math.pow(1 - alone, response.effect * Math.pow(left, -response.elasticity));
      table.chance[at] = chance;
      table.costMinor[at] = chance * cost;
      table.profitMinor[at] = chance * (spend * MARGIN - cost) - alone * order * MARGIN;
      table.eligible[at] = (rule.minSpend ?? 0) <= STRETCH * order ? 1 : 0;
    });
  }
  return table;
}
