import type { Address } from "viem";
import type { DrawTerms } from "#sdk";

/** A draw as a merchant's file describes it: what the launch fixes for ever, and what only the backend keeps. */
export type DrawPlan = {
  terms: DrawTerms;
  title: { en: string; zh: string };
  /** The promotion whose `Tickets` rules earn. */
  promotion: Address;
  /** Orders placed earlier earn nothing here; Unix seconds. */
  ordersFrom: number;
};
