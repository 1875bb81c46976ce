import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { Random } from "../numeric/Random.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { squaredDistance } from "./squaredDistance.ts";

interface Clusters {
  /** Cluster of each row, from 0. */
  readonly label: Uint16Array;
  /** clusters x columns. */
  readonly centres: Matrix;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
}

/** First centres far apart by chance: k-means++ (Arthur & Vassilvitskii, SODA 2007). */
function seedCentres({ rows, columns, values }: Matrix, count: number, random: Random): Float64Array {
  const centres = new Float64Array(count * columns);
  const nearest = new Float64Array(rows).fill(Infinity);
  let chosen = random.integer(rows);
  for (let c = 0; c < count; c++) {
    centres.set(values.subarray(chosen * columns, (chosen + 1) * columns), c * columns);
    let total = 0;
    for (let i = 0; i < rows; i++) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(values, i * columns, centres, c * columns, columns));
      total += nearest[i]!;
    }
    if (total === 0 && c + 1 < count) {
      throw new EngineError("Constant", `fewer than ${count} different rows: ask for fewer clusters`);
    }
    let target = random.uniform() * total;
    for (chosen = 0; chosen < rows - 1 && target >= nearest[chosen]!; chosen++) target -= nearest[chosen]!;
  }
  return centres;
}

/** Puts every row to its nearest centre; returns the inertia. */
function assign({ rows, columns, values }: Matrix, centres: Float64Array, label: Uint16Array): number {
  let inertia = 0;
  for (let i = 0; i < rows; i++) {
    let best = Infinity;
    for (let c = 0; c * columns < centres.length; c++) {
      const distance = squaredDistance(values, i * columns, centres, c * columns, columns);
      if (distance < best) {
        best = distance;
        label[i] = c;
      }
    }
    inertia += best;
  }
  return inertia;
}

function recentre({ rows, columns, values }: Matrix, label: Uint16Array, centres: Float64Array): void {
  const sums = new Float64Array(centres.length);
  const counts = new Float64Array(centres.length / columns);
  for (let i = 0; i < rows; i++) {
    counts[label[i]!]!++;
    for (let j = 0; j < columns; j++) sums[label[i]! * columns + j]! += values[i * columns + j]!;
  }
  // An emptied cluster keeps its centre, and so may win rows back.
  sums.forEach((sum, at) => {
    const count = counts[Math.floor(at / columns)]!;
    if (count > 0) centres[at] = sum / count;
  });
}

/**
 * k-means (Lloyd 1982) from k-means++ seeds, the best of `starts` runs.
 * @param features rows x columns, scaled alike ({@link scaleColumns}).
 * @throws EngineError on bad input, `Constant` with fewer different rows than clusters.
 */
export function kMeans(
  features: Matrix,
  clusters: number,
  { seed, starts = 5 }: { readonly seed: number; readonly starts?: number },
): Clusters {
  requireMatrix(features, "features", 2);
  requireInteger(clusters, 1, Math.min(features.rows, 65_535), "clusters");
  requireInteger(starts, 1, 1000, "starts");
  const random = new Random(seed);
  let best: Clusters | null = null;
  for (let s = 0; s < starts; s++) {
    const centres = seedCentres(features, clusters, random);
    const label = new Uint16Array(features.rows);
    let inertia = assign(features, centres, label);
    for (let round = 0; round < 300; round++) {
      recentre(features, label, centres);
      const next = assign(features, centres, label);
      const done = inertia - next <= 1e-10 * inertia;
      inertia = next;
      if (done) break;
    }
    if (!best || inertia < best.inertia) {
      best = { label, inertia, centres: { rows: clusters, columns: features.columns, values: centres } };
    }
  }
  return best!;
}
