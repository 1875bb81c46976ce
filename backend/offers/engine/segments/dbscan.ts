import type { Matrix } from "../numeric/Matrix.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { squaredDistance } from "./squaredDistance.ts";

/**
 * Density clusters (Ester, Kriegel, Sander & Xu, KDD 1996): rows with `minimum` rows (themselves included) within `radius`
 * are cores, cores in reach of each other form a cluster with what they reach. Quadratic in the rows: sample above 20 000.
 * @returns cluster of each row from 0, -1 for noise.
 */
export function dbscan(
  features: Matrix,
  { radius, minimum }: { readonly radius: number; readonly minimum: number },
): Int32Array {
  requireMatrix(features, "features");
  requireRange(radius, 0, Number.MAX_VALUE, "radius");
  requireInteger(minimum, 1, 2 ** 31, "minimum");
  const { rows, columns, values } = features;
  const reach = (i: number): number[] => {
    const found: number[] = [];
    for (let k = 0; k < rows; k++) {
      if (squaredDistance(values, i * columns, values, k * columns, columns) <= radius * radius) found.push(k);
    }
    return found;
  };
  const label = new Int32Array(rows).fill(-2);
  let cluster = 0;
  for (let i = 0; i < rows; i++) {
    if (label[i] !== -2) continue;
    const queue = reach(i);
    if (queue.length < minimum) {
      label[i] = -1;
      continue;
    }
    label[i] = cluster;
    for (let k = queue.pop(); k !== undefined; k = queue.pop()) {
      const fresh = label[k] === -2;
      if (label[k]! < 0) label[k] = cluster;
      if (!fresh) continue;
      const further = reach(k);
      if (further.length >= minimum) for (const other of further) if (label[other]! < 0) queue.push(other);
    }
    cluster++;
  }
  return label;
}
