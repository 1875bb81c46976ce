import type { DrawState } from "../../../chain/readDrawState.ts";

/** What prize number `prize` is: prizes are numbered through their groups. */
export function groupOfPrize(prizes: DrawState["terms"]["prizes"], prize: number) {
  let first = 0;
  return prizes.find(({ quantity }) => prize < (first += quantity));
}
