/**
 * Parameters of the Gamma-Gamma model of spend: one customer's orders are Gamma(p, nu) and nu is Gamma(q, v) over customers.
 * `v` has the unit of the money given. Fader & Hardie (2013), "The Gamma-Gamma model of monetary value", note 025.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}
