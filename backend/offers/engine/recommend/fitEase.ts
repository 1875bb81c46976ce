import { EngineError } from "../numeric/EngineError.ts";
import { invertPositive } from "../numeric/invertPositive.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import type { Ease } from "./Ease.ts";
import { popularity } from "./popularity.ts";
import type { SparseRows } from "./SparseRows.ts";

/**
 * EASE: the closed-form linear autoencoder with a zero diagonal (Steck, WWW 2019), B = I - P diag(1 / P_jj), P = (X'X + ridge I)^-1.
 * Cost grows with the cube of `maximumItems`: 1 700 items take a few seconds.
 * @param history customers x items.
 * @param ridge above 0.
 * @param maximumItems the most bought items take part, the others are left out.
 */
export function fitEase(history: SparseRows, ridge: number, maximumItems = 1500): Ease {
  requireFinite(history.value, "history");
  if (!(ridge > 0 && ridge < Infinity)) throw new EngineError("Range", `ridge is ${ridge}: give a positive number`);
  requireInteger(maximumItems, 1, 20_000, "maximumItems");
  const bought = popularity(history);
  const items = Uint32Array.from({ length: history.columns }, (_, i) => i)
    .filter((i) => bought[i]! > 0)
    .sort((a, b) => bought[b]! - bought[a]! || a - b)
    .slice(0, maximumItems);
  const position = new Int32Array(history.columns).fill(-1);
  items.forEach((item, at) => (position[item] = at));
  const n = items.length;
  const gram = new Float64Array(n * n);
  for (let u = 0; u < history.rows; u++) {
    for (let k = history.start[u]!; k < history.start[u + 1]!; k++) {
      const a = position[history.column[k]!]!;
      if (a < 0) continue;
      for (let m = history.start[u]!; m < history.start[u + 1]!; m++) {
        const b = position[history.column[m]!]!;
        if (b >= 0) gram[a * n + b]! += history.value[k]! * history.value[m]!;
      }
    }
  }
  for (let a = 0; a < n; a++) gram[a * n + a]! += ridge;
  const { values } = invertPositive({ rows: n, columns: n, values: gram });
  const diagonal = Float64Array.from({ length: n }, (_, a) => values[a * n + a]!);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) values[a * n + b] = a === b ? 0 : -values[a * n + b]! / diagonal[b]!;
  }
  return { items, position, weights: { rows: n, columns: n, values } };
}
