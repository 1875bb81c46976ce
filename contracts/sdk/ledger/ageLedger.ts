import { LANE_COUNT } from "./lanes.ts";
import type { AccountLedger } from "./unpackAccountWord.ts";

/**
 * The ledger as it is in `epoch`: what grew older than three epochs is gone.
 * @throws RangeError when `epoch` lies before the ledger's own
 */
export function ageLedger(ledger: AccountLedger, epoch: number): AccountLedger {
  const passed = epoch - ledger.epoch;
  if (!Number.isInteger(epoch) || passed < 0) {
    throw new RangeError(`epoch ${epoch} lies before the ledger's, ${ledger.epoch}`);
  }
  const lane = (age: number): number => (age >= passed && age < LANE_COUNT ? ledger.lanes[age - passed]! : 0);
  return { epoch, claimed: ledger.claimed, lanes: [lane(0), lane(1), lane(2), lane(3)] };
}
