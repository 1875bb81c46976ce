/** The lines that share a tag with one mask and none with another; masks in two halves of 32 bits. */
export interface LineSet {
  /** Every line, whatever its tags. */
  readonly all: boolean;
  readonly low: number;
  readonly high: number;
  readonly exceptLow: number;
  readonly exceptHigh: number;
}
