import type { EarnedEvent } from "./EarnedEvent.ts";

/** An order and what came back of it later; money in minor units, times in Unix seconds. */
export type EarningOrder = {
  order: string;
  placedAt: number;
  grossMinor: number;
  returns: { at: number; amountMinor: number }[];
};

/** One point for each whole unit of the currency. */
const MINOR_PER_POINT = 100;

const pointsOf = (minor: number): number => Math.floor(Math.max(0, minor) / MINOR_PER_POINT);

/**
 * What orders earn: points of what is left of an order when its return window ends, dated then. Goods that come back
 * later are netted, dated when they came back.
 * @returns ascending by time; those after the time of asking are still pending
 */
export function earnedEvents(orders: readonly EarningOrder[], returnWindowSeconds: number): EarnedEvent[] {
  const events: EarnedEvent[] = [];
  for (const { order, placedAt, grossMinor, returns } of orders) {
    const earnedAt = placedAt + returnWindowSeconds;
    let left = grossMinor;
    for (const { at, amountMinor } of returns) if (at <= earnedAt) left -= amountMinor;
    if (pointsOf(left) > 0) events.push({ at: earnedAt, points: pointsOf(left), kind: "order", order });
    for (const { at, amountMinor } of [...returns].sort((a, b) => a.at - b.at)) {
      if (at <= earnedAt) continue;
      const points = pointsOf(left - amountMinor) - pointsOf(left);
      left -= amountMinor;
      if (points < 0) events.push({ at, points, kind: "return", order });
    }
  }
  return events.sort((a, b) => a.at - b.at);
}
