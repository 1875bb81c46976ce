/** The lines that share a tag with one mask and none with another; masks in two halves of 32 bits, as they lie in memory. */
export interface LineSet {
  /** Every line, whatever its tags. */
  readonly all: boolean;
  readonly first: number;
  readonly second: number;
  readonly exceptFirst: number;
  readonly exceptSecond: number;
}
