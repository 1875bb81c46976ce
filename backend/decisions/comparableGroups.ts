import type { LoggedProfit } from "./LoggedProfit.ts";

/** Decisions made with the same chance to be held out. */
export type ComparableGroup = { offered: LoggedProfit[]; heldOut: LoggedProfit[] };

/**
 * Decisions that can be compared with each other: batches may hold out different shares, at different seasons, so customers of one share
 * are compared among themselves. Where nobody, or everybody, was held out, there is nothing to compare with.
 */
export function comparableGroups(logged: readonly LoggedProfit[]): ComparableGroup[] {
  const groups = new Map<string, ComparableGroup>();
  for (const decision of logged) {
    const share = (decision.heldOut ? decision.propensity : 1 - decision.propensity).toFixed(9);
    const group = groups.get(share) ?? { offered: [], heldOut: [] };
    groups.set(share, group);
    group[decision.heldOut ? "heldOut" : "offered"].push(decision);
  }
  return [...groups.values()].filter(({ offered, heldOut }) => Math.min(offered.length, heldOut.length) >= 2);
}
