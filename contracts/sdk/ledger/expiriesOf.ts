import { ageLedger } from "./ageLedger.ts";
import { FIRST_EPOCH } from "./lanes.ts";
import type { AccountLedger } from "./unpackAccountWord.ts";

/** When a program's epochs begin, as `Program` tells. */
export interface EpochClock {
  /** Start of epoch 4, Unix seconds. */
  readonly firstEpochAt: number;
  readonly epochSeconds: number;
}

/** Points that expire together, at the start of the second `expiresAt`. */
export interface PointsExpiry {
  readonly points: number;
  readonly expiresAt: number;
}

/** The living points of a ledger at `time` (Unix seconds) by expiry, soonest first. Twin of `Program.expiries`. */
export function expiriesOf(ledger: AccountLedger, clock: EpochClock, time: number): PointsExpiry[] {
  const epoch = FIRST_EPOCH + Math.floor((time - clock.firstEpochAt) / clock.epochSeconds);
  const { lanes } = ageLedger(ledger, epoch);
  return lanes.toReversed().map((points, index) => ({
    points,
    expiresAt: clock.firstEpochAt + (epoch + 1 + index - FIRST_EPOCH) * clock.epochSeconds,
  }));
}
