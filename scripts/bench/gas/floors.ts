import { type Hex, hexToBytes, size } from "viem";

// Prices of the Ethereum virtual machine since Osaka (EIP-2028, 2929, 3529, 7623).
const TRANSACTION = 21_000;
const ZERO_BYTE = 4;
const OTHER_BYTE = 16;
const FLOOR_TOKEN = 10;
const SLOT_READ = 2_100;
const SLOT_CHANGED = 5_000;
const SLOT_FILLED = 22_100;
const RECOVERY = 3_100;
const PAIR_HASH = 42;
const CREATION = 32_000;
const CODE_BYTE = 200;
/** LOG3 with one word: a Transfer. */
const TRANSFER_EVENT = 375 + 3 * 375 + 8 * 32;

/** Calldata of one more recipient: an address and nothing else. */
const RECIPIENT = 20 * OTHER_BYTE + 12 * ZERO_BYTE;

/** A transaction with this calldata and `work`, or the least that EIP-7623 asks for the calldata alone. */
function transaction(data: Hex, work: number): number {
  const bytes = hexToBytes(data);
  const zeros = bytes.filter((byte) => byte === 0).length;
  const others = bytes.length - zeros;
  const calldata = ZERO_BYTE * zeros + OTHER_BYTE * others;
  return TRANSACTION + Math.max(calldata + work, FLOOR_TOKEN * (zeros + 4 * others));
}

/** What the effect of each row costs at least, besides the transaction and its calldata. */
const effects: Readonly<Record<string, number>> = {
  "mint.existing": 2 * SLOT_CHANGED + TRANSFER_EVENT,
  "transfer.new": SLOT_CHANGED + SLOT_FILLED + TRANSFER_EVENT,
  burn: 2 * SLOT_CHANGED + TRANSFER_EVENT,
  "claim.signature.new": SLOT_READ + RECOVERY + SLOT_CHANGED + SLOT_FILLED + TRANSFER_EVENT,
  "claim.signature.late": SLOT_READ + RECOVERY + SLOT_CHANGED + SLOT_FILLED + TRANSFER_EVENT,
  "claim.signature.existing": SLOT_READ + RECOVERY + 2 * SLOT_CHANGED + TRANSFER_EVENT,
  "claim.merkle.1k": SLOT_READ + 6 * PAIR_HASH + SLOT_CHANGED + SLOT_FILLED + TRANSFER_EVENT,
  "claim.merkle.1m": SLOT_READ + 16 * PAIR_HASH + SLOT_CHANGED + SLOT_FILLED + TRANSFER_EVENT,
  // The order, two counters of uses, two signatures, and points minted within a budget.
  "settle.10x5": 2 * SLOT_FILLED + 4 * SLOT_CHANGED + SLOT_READ + 2 * RECOVERY + TRANSFER_EVENT,
  // The order, the used code, three signatures, the proof, and points minted within a budget.
  "settle.coupon": 2 * SLOT_FILLED + 3 * SLOT_CHANGED + SLOT_READ + 3 * RECOVERY + 20 * PAIR_HASH + TRANSFER_EVENT,
};

/** Code of a clone of OpenZeppelin's, with a program's address and a time before its terms. */
const CLONE_BYTES = 45 + 20 + 5;

/**
 * The least a row could cost with its calldata: the transaction, the words of storage that must be read or written,
 * the event, the signature or the hashes of the proof; not one step of program around them.
 * @param terms what the campaign of `launch.campaign` is launched with
 * @returns undefined for a row whose work has no such bound
 */
export function floorOf(row: string, calldata: readonly Hex[], terms: Hex): number | undefined {
  if (row.startsWith("credit.100.new")) {
    return TRANSACTION + SLOT_CHANGED + calldata.length * (SLOT_FILLED + TRANSFER_EVENT + RECIPIENT);
  }
  const [data] = calldata;
  const launch = CREATION + CODE_BYTE * (CLONE_BYTES + size(terms)) + SLOT_CHANGED + SLOT_FILLED;
  const effect = row === "launch.campaign" ? launch : effects[row];
  return effect === undefined || data === undefined ? undefined : transaction(data, effect);
}
