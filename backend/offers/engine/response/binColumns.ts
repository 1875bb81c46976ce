import type { Matrix } from "../numeric/Matrix.ts";

/** Feature values as small integers, column after column, and the upper edge of each bin. */
interface Bins {
  /** `columns * rows` bin numbers; column j at `j * rows`. */
  readonly bins: Uint8Array;
  /** Per column, ascending; a value belongs to the first bin whose edge is not below it; the last edge is infinite. */
  readonly edges: readonly Float64Array[];
}

function edgesOf(sorted: Float64Array, maximumBins: number): Float64Array {
  const distinct: number[] = [];
  for (const value of sorted)
    if (distinct.length === 0 || value !== distinct[distinct.length - 1]) distinct.push(value);
  const edges: number[] = [];
  if (distinct.length <= maximumBins) {
    for (let k = 0; k + 1 < distinct.length; k++) edges.push((distinct[k]! + distinct[k + 1]!) / 2);
  } else {
    for (let k = 1; k < maximumBins; k++) {
      const value = sorted[Math.floor((k * sorted.length) / maximumBins)]!;
      if (edges.length === 0 || value > edges[edges.length - 1]!) edges.push(value);
    }
  }
  edges.push(Infinity);
  return Float64Array.from(edges);
}

/** Cuts each column at its quantiles into at most `maximumBins` (up to 256) bins (Ke et al., "LightGBM", 2017). */
export function binColumns({ rows, columns, values }: Matrix, maximumBins: number): Bins {
  const bins = new Uint8Array(columns * rows);
  const edges: Float64Array[] = [];
  const column = new Float64Array(rows);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) column[i] = values[i * columns + j]!;
    const cuts = edgesOf(column.slice().sort(), maximumBins);
    edges.push(cuts);
    for (let i = 0; i < rows; i++) {
      let [low, high] = [0, cuts.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (column[i]! <= cuts[middle]!) high = middle;
        else low = middle + 1;
      }
      bins[j * rows + i] = low;
    }
  }
  return { bins, edges };
}
