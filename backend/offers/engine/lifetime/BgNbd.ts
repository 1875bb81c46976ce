/**
 * Parameters of the BG/NBD model of a customer base: purchases while alive are Poisson with a rate drawn from
 * Gamma(r, alpha); after each purchase the customer leaves for good with a probability drawn from Beta(a, b).
 * `alpha` has the unit of time that the histories used. Fader, Hardie & Lee, Marketing Science 24 (2005).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}
