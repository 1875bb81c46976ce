import type { BasketFit } from "../offers/engine/recommend/BasketFit.ts";
import type { BoostedTrees } from "../offers/engine/response/BoostedTrees.ts";

/** All recommenders of a shop, and the model that combines them; what `learnTaste` found better than habits alone. */
export type Taste = {
  fit: BasketFit;
  trees: BoostedTrees;
  /** Share of the next order that it found beyond what habits found, with its 95 % interval, on customers it had not learned from. */
  gain: { mean: number; low: number; high: number };
};
