import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { squaredDistance } from "./squaredDistance.ts";

/** The two open clusters with the least distance. */
function closest(distance: Float64Array, open: Uint8Array, rows: number): [number, number] {
  let [a, b, least] = [-1, -1, Infinity];
  for (let i = 0; i < rows; i++) {
    if (!open[i]) continue;
    for (let k = 0; k < i; k++)
      if (open[k] && distance[i * rows + k]! < least) [a, b, least] = [k, i, distance[i * rows + k]!];
  }
  return [a, b];
}

/**
 * Agglomerative clusters by Ward's rule: always joins the two clusters whose union raises the squared distances to the centres
 * least (Ward 1963, with the update of Lance & Williams 1967). Cubic in the rows: at most 2 000, sample above.
 * @returns cluster of each row, numbered from 0 in the order of their first rows.
 */
export function hierarchical(features: Matrix, clusters: number): Uint16Array {
  requireMatrix(features, "features");
  const { rows, columns, values } = features;
  if (rows > 2000) throw new EngineError("Range", `${rows} rows: give at most 2 000, for example a random sample`);
  requireInteger(clusters, 1, rows, "clusters");
  const distance = new Float64Array(rows * rows);
  const size = new Float64Array(rows).fill(1);
  const open = new Uint8Array(rows).fill(1);
  const parent = Uint16Array.from({ length: rows }, (_, i) => i);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < rows; k++)
      distance[i * rows + k] = squaredDistance(values, i * columns, values, k * columns, columns) / 2;
  }
  for (let left = rows; left > clusters; left--) {
    const [a, b] = closest(distance, open, rows);
    for (let k = 0; k < rows; k++) {
      if (!open[k] || k === a || k === b) continue;
      const total = size[a]! + size[b]! + size[k]!;
      const joined =
        ((size[a]! + size[k]!) * distance[a * rows + k]! +
          (size[b]! + size[k]!) * distance[b * rows + k]! -
          size[k]! * distance[a * rows + b]!) /
        total;
      distance[a * rows + k] = joined;
      distance[k * rows + a] = joined;
    }
    size[a]! += size[b]!;
    open[b] = 0;
    parent[b] = a;
  }
  const names = new Map<number, number>();
  return Uint16Array.from({ length: rows }, (_, i) => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    if (!names.has(root)) names.set(root, names.size);
    return names.get(root)!;
  });
}
