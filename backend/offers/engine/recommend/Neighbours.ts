/** For each row its most similar others, most similar first: `other[i * count + k]` with `similarity` (0 where there are fewer). */
export interface Neighbours {
  readonly rows: number;
  readonly count: number;
  readonly other: Uint32Array;
  readonly similarity: Float64Array;
}
