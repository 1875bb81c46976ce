import type { DrawTerms, PrizeGroup } from "./DrawTerms.ts";

/** The group that prize number `prize` (from 0) belongs to; throws RangeError beyond the last one. */
export function prizeOf({ prizes }: DrawTerms, prize: number): PrizeGroup {
  let first = 0;
  for (const group of prizes) {
    first += group.quantity;
    if (prize < first) return group;
  }
  throw new RangeError(`there are prizes 0 to ${first - 1}, not ${prize}`);
}
