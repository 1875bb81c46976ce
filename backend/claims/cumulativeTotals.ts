import type { ClaimTotals } from "#sdk";
import type { EarnedEvent } from "./EarnedEvent.ts";

/** When a program's epochs are; the first is number 4. */
export type Epochs = { firstEpochAt: number; epochSeconds: number };

/**
 * Cumulative points at the end of the five epochs up to the running one. They never fall: a late return is netted against
 * what is earned after it, so the total is the most that was ever net earned up to then.
 * @param events ascending by time
 */
export function cumulativeTotals(events: readonly EarnedEvent[], epochs: Epochs, now: number): ClaimTotals {
  const epoch = 4 + Math.floor((now - epochs.firstEpochAt) / epochs.epochSeconds);
  const endOf = (k: number): number => (k === epoch ? now + 1 : epochs.firstEpochAt + (k - 3) * epochs.epochSeconds);
  const totalAt = (end: number): number => {
    let net = 0;
    let most = 0;
    for (const { at, points } of events) {
      if (at >= end) break;
      net += points;
      most = Math.max(most, net);
    }
    return most;
  };
  const at = (back: number): number => totalAt(endOf(epoch - back));
  return { epoch, totals: [at(4), at(3), at(2), at(1), at(0)] };
}
