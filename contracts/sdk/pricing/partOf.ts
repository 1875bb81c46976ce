import { mulDiv } from "./mulDiv.ts";

/** What `units` units of a line of `quantity` hold of its remaining amount, rounded down. */
export function partOf(remaining: number, units: number, quantity: number): number {
  return units === quantity ? remaining : mulDiv(remaining, units, quantity);
}
