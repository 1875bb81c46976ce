import type { SharedCase } from "./SharedCase.ts";

/** The total of a basket of the case, by its number. */
export type TotalOf = (basket: number) => number | Promise<number>;

/** Something that prices baskets. */
export interface Implementation {
  readonly name: string;
  readonly version: string;
  /** Everything that a shop would do once: reading the promotion, bringing the baskets into its own form. */
  prepare(shared: SharedCase): Promise<TotalOf>;
}
