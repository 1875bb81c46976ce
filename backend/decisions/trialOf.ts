import type { OfferTrial } from "../offers/batch/OfferTrial.ts";
import { targetingFeatures } from "../offers/batch/targetingFeatures.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";

/** The newest customers are learned from, at most so many. */
const MOST = 100_000;

/** Where hardly anybody was held out, or hardly anybody was not, there is nothing to compare. */
const RARE = 1e-3;

/**
 * The customers by what their batch knew of them before anybody was given anything, who was offered something, and what came of it.
 * @param logged oldest first
 * @returns null where nothing is known of anybody
 */
export function trialOf(logged: readonly LoggedProfit[]): OfferTrial | null {
  const drawn = logged.filter(({ propensity }) => propensity >= RARE && propensity <= 1 - RARE);
  const known = drawn.flatMap((row) => (row.before === null ? [] : [{ ...row, ...row.before }])).slice(-MOST);
  if (known.length === 0) return null;
  const segments = [...new Set(known.map(({ segment }) => segment))].sort();
  return {
    segments,
    features: targetingFeatures(known, segments),
    treated: known.map(({ heldOut }) => (heldOut ? 0 : 1)),
    propensity: known.map(({ heldOut, propensity }) => (heldOut ? 1 - propensity : propensity)),
    outcome: known.map(({ profit }) => profit),
    reach: known.reduce((sum, { reach }) => sum + reach, 0) / known.length,
  };
}
