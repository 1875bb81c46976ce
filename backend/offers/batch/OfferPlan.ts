import type { OfferSnapshot } from "./OfferSnapshot.ts";

/** What was decided for one customer with an account. */
export type PlannedCustomer = {
  customerId: number;
  segment: number;
  /** Held out by chance, given an offer, or given none because none pays or fits. */
  arm: "held" | "offered" | "none";
  /** Of the offer, by index in the rule book; of a customer held out, what it would have been. -1 for none. */
  rule: number;
  /** Personal value; 0 means the rule's own. */
  value: number;
  worstCaseMinor: number;
  /** Probability of a purchase in the days ahead without an offer, and with this one. */
  chanceAlone: number;
  chance: number;
  expectedCostMinor: number;
  expectedProfitMinor: number;
  /** What the response model expects of the offer over none, also of who is held out, whichever rule chose; 0 without an offer. */
  responseProfitMinor: number;
};

/** A batch before it is signed. */
export type OfferPlan = { snapshot: OfferSnapshot; customers: PlannedCustomer[] };
