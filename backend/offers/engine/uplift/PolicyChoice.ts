/** Which policy to use, and by how much its strongest challenger was better or worse. */
export interface PolicyChoice {
  /** The incumbent, or the challenger where its lower bound is above zero. */
  readonly name: string;
  /** The challenger with the highest lower bound; the incumbent itself where it has none. */
  readonly challenger: string;
  /** What each row gains by the challenger over the incumbent, with an interval that holds for all challengers at once. */
  readonly gain: { readonly mean: number; readonly low: number; readonly high: number };
}
