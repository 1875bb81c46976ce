import type { Matrix } from "../numeric/Matrix.ts";
import { pickRows } from "../numeric/pickRows.ts";
import { Random } from "../numeric/Random.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { kMeans } from "./kMeans.ts";
import { silhouette } from "./silhouette.ts";

/**
 * Number of k-means clusters with the highest silhouette (Rousseeuw 1987), from `least` to `most`, judged on a sample of up to 1 000 rows.
 * @returns the number and the silhouette of each candidate, from `least` up.
 */
export function chooseClusters(
  features: Matrix,
  { least, most, seed }: { readonly least: number; readonly most: number; readonly seed: number },
): { clusters: number; silhouettes: number[] } {
  requireMatrix(features, "features", 3);
  requireInteger(least, 2, features.rows - 1, "least");
  requireInteger(most, least, features.rows - 1, "most");
  const rows = new Random(seed).shuffle(Uint32Array.from({ length: features.rows }, (_, i) => i)).subarray(0, 1000);
  const sample = pickRows(features, rows);
  const silhouettes: number[] = [];
  for (let k = least; k <= most; k++) {
    const { label } = kMeans(features, k, { seed });
    const own = Uint16Array.from(rows, (row) => label[row]!);
    silhouettes.push(new Set(own).size < 2 ? -1 : silhouette(sample, own));
  }
  return { clusters: least + silhouettes.indexOf(Math.max(...silhouettes)), silhouettes };
}
