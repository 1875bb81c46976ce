const MAX_POINTS = 2 ** 48 - 1;
const MAX_EPOCH = 2 ** 16 - 1;

/** What an account had earned in all, at the end of five epochs. */
export interface ClaimTotals {
  /** The last of the five epochs, 4 to 65535. */
  readonly epoch: number;
  /** Cumulative points at the end of the epochs `epoch - 4` to `epoch`, oldest first; they never fall. */
  readonly totals: readonly [number, number, number, number, number];
}

/**
 * The word that an issuer signs for `Program.claim`. Twin of contracts/ledger/ClaimWord.sol.
 * @throws RangeError when a total falls, or a value does not fit; says which.
 */
export function packClaimWord({ epoch, totals }: ClaimTotals): bigint {
  if (!Number.isInteger(epoch) || epoch < 4 || epoch > MAX_EPOCH) {
    throw new RangeError(`epoch ${epoch} is not a whole number from 4 to ${MAX_EPOCH}`);
  }
  let word = BigInt(epoch);
  let before = 0;
  totals.forEach((total, index) => {
    if (!Number.isInteger(total) || total < 0 || total > MAX_POINTS) {
      throw new RangeError(`the total of epoch ${epoch - 4 + index}, ${total}, is not a whole number below 2^48`);
    }
    if (total < before) {
      throw new RangeError(`the total of epoch ${epoch - 4 + index}, ${total}, is below the one before it, ${before}`);
    }
    before = total;
    word = (word << 48n) | BigInt(total);
  });
  return word;
}
