import type { Measured } from "./Measured.ts";
import type { Shop } from "./Shop.ts";

/** One measured transaction (or the sum of several), taken on a shop of its own. */
export interface Row {
  readonly name: string;
  /** What exactly is measured. */
  readonly what: string;
  readonly measure: (shop: Shop) => Promise<Measured>;
}
