import { Random } from "./Random.ts";
import { requireInteger } from "./requireInteger.ts";

/** A fold from 0 to `folds` - 1 for each row, in random order, sizes differing by at most one. */
export function assignFolds(rows: number, folds: number, seed: number): Uint8Array {
  requireInteger(folds, 2, 255, "folds");
  requireInteger(rows, folds, 2 ** 31, "rows");
  return new Random(seed).shuffle(Uint8Array.from({ length: rows }, (_, i) => i % folds));
}
