import { bytesToBigInt, bytesToHex, concat, type Hex, hexToBytes, keccak256, numberToHex, toBytes } from "viem";
import type { Entry } from "./Entry.ts";
import { SumTreeError } from "./SumTreeError.ts";

const LEAF_TAG = keccak256(toBytes("bonafide.draw.leaf.v1"));
const LEVEL_BYTES = 40;
const MAX_SUM = (1n << 64n) - 1n;

/** What a draw commits to. */
export interface Commitment {
  root: Hex;
  total: bigint;
  count: number;
}

/**
 * The first ticket of `entry`, which owns `entry.weight` tickets from there, if `proof` shows it at `index` of the
 * committed tree. Throws SumTreeError when it does not. Twin: `contracts/draw/SumTree.sol`.
 */
export function verifyEntry(commitment: Commitment, entry: Entry, index: number, proof: Hex): bigint {
  const path = hexToBytes(proof);
  const levels = path.length / LEVEL_BYTES;
  if (!Number.isInteger(levels)) throw new SumTreeError("wrong-proof", "a proof has 40 bytes a level");
  if (entry.weight < 1n) throw new SumTreeError("bad-weight", "an entry has at least one ticket");
  if (index < 0 || index >= commitment.count || index >= 2 ** levels) {
    throw new SumTreeError("no-such-entry", `there is no entry ${index} among ${commitment.count}`);
  }
  let hash = keccak256(concat([LEAF_TAG, entry.entrant, uint64(entry.weight)]));
  let total = entry.weight;
  let start = 0n;
  for (let level = 0; level < levels; level++) {
    const record = path.subarray(level * LEVEL_BYTES, (level + 1) * LEVEL_BYTES);
    const sibling = bytesToHex(record.subarray(0, 32));
    const sum = bytesToBigInt(record.subarray(32));
    const isRight = Math.floor(index / 2 ** level) % 2 === 1;
    if (isRight) start += sum;
    const [left, right] = isRight
      ? [[sibling, uint64(sum)] as const, [hash, uint64(total)] as const]
      : [[hash, uint64(total)] as const, [sibling, uint64(sum)] as const];
    hash = keccak256(concat(["0x01", ...left, ...right]));
    total += sum;
    if (total > MAX_SUM) throw new SumTreeError("sum-too-large", "the sums of the proof reach 2^64");
  }
  if (hash !== commitment.root) throw new SumTreeError("wrong-proof", "the proof leads to another root");
  if (total !== commitment.total) throw new SumTreeError("wrong-proof", "the proof leads to another total");
  return start;
}

function uint64(value: bigint): Hex {
  return numberToHex(value, { size: 8 });
}
