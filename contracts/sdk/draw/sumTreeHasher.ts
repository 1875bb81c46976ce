import { createKeccak } from "hash-wasm";
import { keccak256, toBytes } from "viem";
import { SumTreeError } from "./SumTreeError.ts";

/** Bytes of a record: a hash (or an entrant) and a big-endian uint64 sum (or weight). */
export const RECORD_BYTES = 40;

/** Hashes records into nodes. A node is again a record: its hash and its sum. */
export interface SumTreeHasher {
  /** Writes the leaf node of the 40-byte entry at `from` of `entries` to `at` of `nodes`. */
  leaf(entries: Uint8Array, from: number, nodes: Uint8Array, at: number): void;
  /** Writes the parent of the two nodes at `from` and `from + 40` of `children` to `at` of `nodes`. */
  node(children: Uint8Array, from: number, nodes: Uint8Array, at: number): void;
}

const LEAF_TAG = toBytes(keccak256(toBytes("bonafide.draw.leaf.v1")));

/** A hasher on WebAssembly keccak (hash-wasm, about a million hashes a second). Twin: `contracts/draw/SumTree.sol`. */
export async function sumTreeHasher(): Promise<SumTreeHasher> {
  const keccak = await createKeccak(256);
  const leafInput = new Uint8Array(72);
  leafInput.set(LEAF_TAG);
  const nodeInput = new Uint8Array(81);
  nodeInput[0] = 1;
  return {
    leaf(entries, from, nodes, at) {
      leafInput.set(entries.subarray(from, from + RECORD_BYTES), 32);
      nodes.set(keccak.init().update(leafInput).digest("binary"), at);
      nodes.set(entries.subarray(from + 32, from + RECORD_BYTES), at + 32);
    },
    node(children, from, nodes, at) {
      nodeInput.set(children.subarray(from, from + 2 * RECORD_BYTES), 1);
      nodes.set(keccak.init().update(nodeInput).digest("binary"), at);
      writeSum(children, from + 32, nodes, at + 32);
    },
  };
}

/** Adds the sums at `from` and `from + 40`; in two halves, because bigints would cost more than the hash. */
function writeSum(children: Uint8Array, from: number, nodes: Uint8Array, at: number): void {
  const low = readUint32(children, from + 4) + readUint32(children, from + RECORD_BYTES + 4);
  const carry = low > 0xffff_ffff ? 1 : 0;
  const high = readUint32(children, from) + readUint32(children, from + RECORD_BYTES) + carry;
  if (high > 0xffff_ffff) {
    throw new SumTreeError("sum-too-large", "the weights add up to 2^64 or more: scale them down");
  }
  writeUint32(nodes, at, high);
  writeUint32(nodes, at + 4, low >>> 0);
}

function readUint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
