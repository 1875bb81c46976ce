import type { Rule } from "#sdk";
import type { PromotionOutcome } from "../engine/measure/promotionEffect.ts";
import type { OfferTrial } from "./OfferTrial.ts";
import type { PurchaseColumns } from "./PurchaseColumns.ts";

/** What offers are decided by. The same request gives the same plan. */
export type PlanRequest = {
  purchases: PurchaseColumns;
  /** Customers with an account, by rising number: only they can get an offer. */
  pool: Int32Array;
  /** Rules that customers can be offered, by index in the rule book; `left`: how often it may still be used in all, null without a limit. */
  rules: readonly { rule: Rule; index: number; left: number | null }[];
  /** Most that all offers together may ever cost, in minor units. */
  budgetMinor: number;
  /** Length of the offers, and of the time ahead that models look at. */
  days: number;
  /** Draws the holdout and whatever else is drawn. */
  seed: number;
  /** Share of the pool that gets no offer, so that the effect can be measured. */
  holdoutShare: number;
  /** Least and most share of each segment's eligible customers that gets an offer, as far as the budget allows. */
  fairness: { least: number; most: number };
  /** Attributes that the shop lists as sensitive, beside those that always are: no model learns from them. */
  sensitive?: readonly string[];
  /** What earlier batches showed. */
  outcomes: readonly PromotionOutcome[];
  /** The customers of earlier batches that are over; null where there are none. */
  trial: OfferTrial | null;
};
