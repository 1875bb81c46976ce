import type { Matrix } from "../numeric/Matrix.ts";
import { pickRows } from "../numeric/pickRows.ts";
import { Random } from "../numeric/Random.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { chooseClusters } from "./chooseClusters.ts";
import { dbscan } from "./dbscan.ts";
import { hierarchical } from "./hierarchical.ts";
import { kMeans } from "./kMeans.ts";
import { silhouette } from "./silhouette.ts";
import { squaredDistance } from "./squaredDistance.ts";

interface Segmentation {
  readonly method: "k-means" | "hierarchical" | "DBSCAN";
  /** Segment of each row, from 0. */
  readonly label: Uint16Array;
  readonly segments: number;
  /** Of each method on the same sample; null where it found no usable groups. */
  readonly silhouettes: { readonly method: string; readonly segments: number; readonly silhouette: number | null }[];
}

const neighbours = 10;

/** Distance within which most rows of the sample have ten others: where DBSCAN's groups become dense. */
function usualReach({ rows, columns, values }: Matrix): number {
  const reach = Float64Array.from({ length: rows }, (_, i) => {
    const distances = new Float64Array(rows);
    for (let k = 0; k < rows; k++) {
      distances[k] = squaredDistance(values, i * columns, values, k * columns, columns);
    }
    return Math.sqrt(distances.sort()[Math.min(neighbours, rows - 1)]!);
  }).sort();
  return reach[Math.floor(0.9 * (rows - 1))]!;
}

/** Every row to the group whose centre in the sample is nearest. */
function spread(features: Matrix, sample: Matrix, own: ArrayLike<number>): Uint16Array {
  const { columns } = features;
  const groups = Math.max(...Array.from(own)) + 1;
  const centres = new Float64Array(groups * columns);
  const sizes = new Float64Array(groups);
  for (let i = 0; i < sample.rows; i++) if (own[i]! >= 0) sizes[own[i]!]!++;
  for (let i = 0; i < sample.rows; i++) {
    const group = own[i]!;
    if (group < 0) continue;
    for (let j = 0; j < columns; j++) centres[group * columns + j]! += sample.values[i * columns + j]! / sizes[group]!;
  }
  return Uint16Array.from({ length: features.rows }, (_, i) => {
    let [best, least] = [0, Infinity];
    for (let group = 0; group < groups; group++) {
      const distance = squaredDistance(features.values, i * columns, centres, group * columns, columns);
      if (distance < least) [best, least] = [group, distance];
    }
    return best;
  });
}

/**
 * Segments of customers: k-means, unless hierarchical clusters or DBSCAN separate a random sample of up to 800 rows better by their
 * silhouette, with at most a tenth of it as noise, which counts as 0. Noise then belongs to the nearest group.
 * @param features rows x columns, scaled alike; at least 10 rows
 * @param options.most largest number of segments tried
 */
export function findSegments(
  features: Matrix,
  { seed, most }: { readonly seed: number; readonly most: number },
): Segmentation {
  requireMatrix(features, "features", 10);
  requireInteger(most, 3, 100, "most");
  const rows = new Random(seed).shuffle(Uint32Array.from({ length: features.rows }, (_, i) => i)).subarray(0, 800);
  const sample = pickRows(features, rows);
  const { clusters } = chooseClusters(features, { least: 3, most: Math.min(most, features.rows - 1), seed });
  const { label } = kMeans(features, clusters, { seed });
  const dense = dbscan(sample, { radius: usualReach(sample), minimum: neighbours });
  const found = [
    { method: "k-means" as const, own: Int32Array.from(rows, (row) => label[row]!) },
    { method: "hierarchical" as const, own: Int32Array.from(hierarchical(sample, clusters)) },
    { method: "DBSCAN" as const, own: dense },
  ].map((each) => {
    const groups = new Set(each.own.filter((group) => group >= 0)).size;
    const noise = each.own.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0);
    const usable = groups >= 2 && groups <= most && noise <= sample.rows / 10;
    // What is left out as noise is not separated: it counts as 0.
    const separated = usable ? silhouette(sample, each.own) * (1 - noise / sample.rows) : null;
    return { ...each, segments: groups, silhouette: separated };
  });
  const [best] = found.toSorted((a, b) => (b.silhouette ?? -2) - (a.silhouette ?? -2));
  const chosen = best!.method === "k-means" ? label : spread(features, sample, best!.own);
  return {
    method: best!.method,
    label: chosen,
    segments: best!.segments,
    silhouettes: found.map(({ method, segments, silhouette: value }) => ({ method, segments, silhouette: value })),
  };
}
