import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import { squaredDistance } from "./squaredDistance.ts";

/** Clusters numbered from 0 as they appear, -1 for noise; and their sizes. */
function renumber(label: ArrayLike<number>): { own: Int32Array; sizes: number[] } {
  const numbers = new Map<number, number>();
  const sizes: number[] = [];
  const own = Int32Array.from(label, (name) => {
    if (name < 0) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    sizes[number] = (sizes[number] ?? 0) + 1;
    return number;
  });
  return { own, sizes };
}

/**
 * Mean silhouette, from -1 to 1: how much nearer rows are to their own cluster than to the next (Rousseeuw 1987). A row alone
 * in its cluster counts 0; rows with a negative label (noise) are left out. Quadratic in the rows.
 * @throws EngineError `Constant` with fewer than two clusters.
 */
export function silhouette(features: Matrix, label: ArrayLike<number>): number {
  requireMatrix(features, "features", 2);
  requireSameLength({ length: features.rows }, label, "feature rows and labels");
  const { rows, columns, values } = features;
  const { own, sizes } = renumber(label);
  if (sizes.length < 2)
    throw new EngineError("Constant", "there are fewer than two clusters: the silhouette needs two");
  const sums = new Float64Array(sizes.length);
  let [total, counted] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const mine = own[i]!;
    if (mine < 0) continue;
    counted++;
    if (sizes[mine] === 1) continue;
    sums.fill(0);
    for (let k = 0; k < rows; k++) {
      if (own[k]! < 0) continue;
      sums[own[k]!]! += Math.sqrt(squaredDistance(values, i * columns, values, k * columns, columns));
    }
    const inside = sums[mine]! / (sizes[mine]! - 1);
    let outside = Infinity;
    for (let c = 0; c < sizes.length; c++) if (c !== mine) outside = Math.min(outside, sums[c]! / sizes[c]!);
    if (Math.max(inside, outside) > 0) total += (outside - inside) / Math.max(inside, outside);
  }
  return total / counted;
}
