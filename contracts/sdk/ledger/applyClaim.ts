import { ageLedger } from "./ageLedger.ts";
import type { AccountLedger } from "./unpackAccountWord.ts";
import { unpackClaimWord } from "./unpackClaimWord.ts";

/**
 * The ledger after a claim is sent in `epoch`, and the points it adds. A claim that adds nothing to the claimed total
 * leaves the ledger as it was stored. Twin of `ClaimWord.unclaimed` and `Program.claim`.
 * @throws RangeError when the claim is of an epoch after `epoch`
 */
export function applyClaim(
  ledger: AccountLedger,
  word: bigint,
  epoch: number,
): { readonly ledger: AccountLedger; readonly minted: number } {
  const claim = unpackClaimWord(word);
  if (claim.epoch > epoch)
    throw new RangeError(`the claim is of epoch ${claim.epoch}, but the running one is ${epoch}`);
  const [beforeLanes, ...totals] = claim.totals;
  // The chain takes the same shortcut: earlier totals do not matter when the one before the last is already claimed.
  const skipped = claim.epoch === epoch && claim.totals[3] <= ledger.claimed;
  let claimed = Math.max(ledger.claimed, skipped ? 0 : beforeLanes);
  const living = ageLedger(ledger, epoch);
  const lanes: [number, number, number, number] = [...living.lanes];
  let minted = 0;
  totals.forEach((total, index) => {
    const age = epoch - claim.epoch + totals.length - 1 - index;
    if ((skipped && index < totals.length - 1) || total <= claimed) return;
    if (age < lanes.length) {
      lanes[age]! += total - claimed;
      minted += total - claimed;
    }
    claimed = total;
  });
  if (claimed === ledger.claimed) return { ledger, minted: 0 };
  return { ledger: { epoch, claimed, lanes }, minted };
}
