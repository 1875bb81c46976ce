import type { Comparison } from "./CheckStep.ts";

/** The figures of an order: money in minor units. */
export interface Totals {
  subtotal: number;
  discount: number;
  total: number;
  points: number;
  tickets: number;
}

const figures = ["subtotal", "discount", "total", "points", "tickets"] as const;

/** The five figures of an order side by side. */
export function compareTotals(expected: Totals, found: Totals): Comparison[] {
  return figures.map((figure) => ({ figure, expected: expected[figure], found: found[figure] }));
}
