import { keccak256, toBytes } from "viem";
import { nodeRoom } from "./nodeRoom.ts";
import { RECORD_BYTES } from "./recordBytes.ts";
import { SumTreeError } from "./SumTreeError.ts";
import { sumTreeModule } from "./sumTreeModule.ts";

/** Hashes records into nodes. A node is again a record: its hash and its sum. */
export interface SumTreeHasher {
  /** The leaf nodes of `entries`, one record each, with a zero node behind an odd number of them. */
  leaves(entries: Uint8Array): Uint8Array<ArrayBuffer>;
  /**
   * The parents of `children`, an even number of nodes, with a zero node behind an odd number of parents.
   * Throws SumTreeError where a sum reaches 2^64.
   */
  parents(children: Uint8Array): Uint8Array<ArrayBuffer>;
}

/** What the module exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly leaves: (from: number, to: number, pairs: number) => void;
  readonly nodes: (from: number, to: number, pairs: number) => number;
}

/** Nodes hashed in one call, an even number, so that they and their children have room in the module's memory. */
const BATCH = 8_192;

const { code, memory: constants, recordsAt } = sumTreeModule(toBytes(keccak256(toBytes("bonafide.draw.leaf.v1"))));
const resultsAt = recordsAt + 2 * BATCH * RECORD_BYTES;
let compiled: Promise<WebAssembly.Module> | undefined;

/** A hasher on WebAssembly, some three million hashes a second. Twin: `contracts/draw/SumTree.sol`. */
export async function sumTreeHasher(): Promise<SumTreeHasher> {
  compiled ??= WebAssembly.compile(code);
  const { exports } = await WebAssembly.instantiate(await compiled);
  const { memory, leaves, nodes } = exports as unknown as Exports;
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(constants);

  const inBatches = (records: Uint8Array, nodeBytes: number, hash: Exports["leaves" | "nodes"]) => {
    const count = records.length / nodeBytes;
    const results = nodeRoom(count);
    for (let first = 0; first < count; first += BATCH) {
      const size = Math.min(BATCH, count - first);
      const end = recordsAt + size * nodeBytes;
      bytes.set(records.subarray(first * nodeBytes, (first + size) * nodeBytes), recordsAt);
      // an odd node is hashed together with a zero one
      bytes.fill(0, end, end + nodeBytes);
      if (hash(recordsAt, resultsAt, Math.ceil(size / 2))) {
        throw new SumTreeError("sum-too-large", "the weights add up to 2^64 or more: scale them down");
      }
      results.set(bytes.subarray(resultsAt, resultsAt + size * RECORD_BYTES), first * RECORD_BYTES);
    }
    return results;
  };
  return {
    leaves: (entries) => inBatches(entries, RECORD_BYTES, leaves),
    parents: (children) => inBatches(children, 2 * RECORD_BYTES, nodes),
  };
}
