import { type BasketLine, price, type PriceContext, type PriceResult } from "#sdk";
import type { Campaign } from "../chain/Campaigns.ts";
import type { Availability } from "./Availability.ts";

/** A price, and the uses that the quote says are available: exactly what an applied rule takes, and what is left of the others. */
export type Priced = { result: PriceResult; available: { rule: number; uses: number }[] };

type Bounds = Record<number, number>;

function boundsOf({ book }: Campaign, { left, pointsLeft }: Availability): Bounds {
  const bounds: Bounds = { ...left };
  book.book.rules.forEach(({ kind, value = 0, cap = 0 }, rule) => {
    if (kind !== "Points" || value === 0) return;
    const inBudget = cap > 0 && cap <= pointsLeft ? Number.MAX_SAFE_INTEGER : Math.floor(pointsLeft / value);
    bounds[rule] = Math.min(bounds[rule] ?? Number.MAX_SAFE_INTEGER, inBudget);
  });
  return bounds;
}

/** When several points rules together exceed the budget, the earlier ones keep their points. */
function tightened(campaign: Campaign, result: PriceResult, bounds: Bounds, pointsLeft: number): Bounds {
  const tighter = { ...bounds };
  let left = pointsLeft;
  campaign.book.book.rules.forEach(({ kind, value = 0 }, rule) => {
    const outcome = result.rules[rule];
    if (kind !== "Points" || outcome?.reason !== "Applied") return;
    if (outcome.gain > left) tighter[rule] = Math.min(bounds[rule] ?? 0, value === 0 ? 0 : Math.floor(left / value));
    left -= Math.min(left, outcome.gain);
  });
  return tighter;
}

/**
 * Prices a basket with what is left of limits and of the mint budget. The published price function decides; here only the uses it may
 * take are chosen.
 * @throws BasketError
 */
export function priceWithin(
  campaign: Campaign,
  lines: readonly BasketLine[],
  context: Omit<PriceContext, "available">,
  availability: Availability,
): Priced {
  let bounds = boundsOf(campaign, availability);
  let result = price(campaign.book, { lines, context: { ...context, available: bounds } });
  for (let round = 0; result.points > availability.pointsLeft && round < 32; round++) {
    bounds = tightened(campaign, result, bounds, availability.pointsLeft);
    result = price(campaign.book, { lines, context: { ...context, available: bounds } });
  }
  const available = Object.entries(bounds).map(([rule, left]) => {
    const outcome = result.rules[Number(rule)];
    return { rule: Number(rule), uses: outcome?.reason === "Applied" ? outcome.uses : left };
  });
  return { result, available };
}
