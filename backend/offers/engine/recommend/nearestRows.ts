import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";
import type { Neighbours } from "./Neighbours.ts";
import { popularity } from "./popularity.ts";
import type { SparseRows } from "./SparseRows.ts";
import { transpose } from "./transpose.ts";

interface NearestOptions {
  /** How many others to keep a row. */
  readonly count: number;
  /** Added to the norms' product, so that similarities from little evidence stay small; default 0. */
  readonly shrinkage?: number;
  /** Power of 1 / (rows sharing the column): columns everybody has say little; 0 is the plain cosine; default 0. */
  readonly rarity?: number;
  /** Rows to compute, all when absent; the other rows get no neighbours. */
  readonly only?: Uint32Array;
}

/** Keeps the `count` best of the touched rows, best first, ties by row number. */
function keepBest(touched: number[], scores: Float64Array, count: number): number[] {
  let best = touched;
  if (touched.length > 4 * count) {
    const sorted = Float64Array.from(touched, (i) => scores[i]!).sort();
    const bar = sorted[touched.length - count]!;
    best = touched.filter((i) => scores[i]! >= bar);
  }
  return best.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, count);
}

/**
 * Most similar rows by shrunk cosine: customers for user-based collaborative filtering (Resnick et al. 1994), or, on the
 * transposed matrix, items for item-based (Sarwar et al. 2001; Deshpande & Karypis 2004).
 * @throws EngineError `Empty` for a matrix without entries, `NotFinite`, `Range`
 */
export function nearestRows(
  matrix: SparseRows,
  { count, shrinkage = 0, rarity = 0, only }: NearestOptions,
): Neighbours {
  requireFinite(matrix.value, "matrix");
  requireInteger(count, 1, 1_000_000, "count");
  requireRange(shrinkage, 0, Number.MAX_VALUE, "shrinkage");
  requireRange(rarity, 0, 10, "rarity");
  const { rows, start, column, value } = matrix;
  const byColumn = transpose(matrix);
  const usage = popularity({ ...matrix, value: new Float64Array(value.length).fill(1) });
  const trust = usage.map((sharing) => Math.pow(Math.max(sharing, 1), -rarity));
  const norm = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) norm[i]! += trust[column[k]!]! * value[k]! ** 2;
    norm[i] = Math.sqrt(norm[i]!);
  }
  const other = new Uint32Array(rows * count);
  const similarity = new Float64Array(rows * count);
  const scores = new Float64Array(rows);
  const compute = (i: number): void => {
    const touched: number[] = [];
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = column[k]!;
      const weight = value[k]! * trust[j]!;
      for (let m = byColumn.start[j]!; m < byColumn.start[j + 1]!; m++) {
        const r = byColumn.column[m]!;
        if (scores[r] === 0 && r !== i) touched.push(r);
        if (r !== i) scores[r]! += weight * byColumn.value[m]!;
      }
    }
    for (const r of touched) scores[r]! /= norm[i]! * norm[r]! + shrinkage;
    keepBest(touched, scores, count).forEach((r, k) => {
      other[i * count + k] = r;
      similarity[i * count + k] = scores[r]!;
    });
    for (const r of touched) scores[r] = 0;
  };
  if (only) only.forEach(compute);
  else for (let i = 0; i < rows; i++) compute(i);
  return { rows, count, other, similarity };
}
