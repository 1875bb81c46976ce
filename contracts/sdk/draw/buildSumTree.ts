import { bytesToBigInt, bytesToHex } from "viem";
import { checkEntries } from "./checkEntries.ts";
import { foldLevels } from "./foldLevels.ts";
import { hashSubtree } from "./hashSubtree.ts";
import { nodeRoom } from "./nodeRoom.ts";
import { KEPT_FROM, type SumTree } from "./SumTree.ts";
import { SumTreeError } from "./SumTreeError.ts";
import { RECORD_BYTES } from "./recordBytes.ts";
import { sumTreeHasher } from "./sumTreeHasher.ts";

/** Hashes a slice of the entries into `depth` levels: the result of `hashSubtree`, from level `KEPT_FROM` up. */
export type ChunkWorker = (entries: Uint8Array, depth: number) => Promise<Uint8Array[]>;

export interface BuildOptions {
  /** Called with the number of entries hashed so far, from time to time and once at the end. */
  onProgress?: (hashed: number) => void;
  /** Ends the building with a SumTreeError of code `cancelled`. */
  signal?: AbortSignal;
  /** Workers to hash in (worker_threads, Web Workers); without them the calling thread hashes and yields between slices. */
  workers?: readonly ChunkWorker[];
}

/** Levels in a slice: some 20 ms of hashing, so that a browser's tab stays alive. */
const SLICE_DEPTH = 14;
const WORKER_SLICE_DEPTH = 17;

/**
 * Builds the tree over `entries`: records of 40 bytes, strictly ascending by entrant, weights at least 1, sum below 2^64.
 * Throws SumTreeError otherwise. Two hashes an entry, some three million of them a second.
 */
export async function buildSumTree(entries: Uint8Array, options: BuildOptions = {}): Promise<SumTree> {
  const { workers = [], signal, onProgress } = options;
  checkEntries(entries);
  const hasher = await sumTreeHasher();
  const count = entries.length / RECORD_BYTES;
  const depth = Math.ceil(Math.log2(count));
  const sliceDepth = Math.min(depth, workers.length > 0 ? WORKER_SLICE_DEPTH : SLICE_DEPTH);
  const levels: Uint8Array[] = Array.from({ length: sliceDepth + 1 }, (_, level) =>
    level < Math.min(KEPT_FROM, sliceDepth) ? new Uint8Array() : nodeRoom(Math.ceil(count / 2 ** level)),
  );

  const sliceCount = Math.ceil(count / 2 ** sliceDepth);
  let nextSlice = 0;
  let hashed = 0;
  const hashSlices = async (hash: ChunkWorker): Promise<void> => {
    for (let slice = nextSlice++; slice < sliceCount; slice = nextSlice++) {
      if (signal?.aborted === true) throw new SumTreeError("cancelled", "building the tree was cancelled");
      const from = slice * 2 ** sliceDepth;
      const until = Math.min(count, from + 2 ** sliceDepth);
      const part = await hash(entries.subarray(from * RECORD_BYTES, until * RECORD_BYTES), sliceDepth);
      const lowest = sliceDepth + 1 - part.length;
      part.forEach((nodes, i) => {
        const level = lowest + i;
        const real = Math.ceil((until - from) / 2 ** level);
        levels[level]!.set(nodes.subarray(0, real * RECORD_BYTES), (from / 2 ** level) * RECORD_BYTES);
      });
      hashed += until - from;
      onProgress?.(hashed);
    }
  };
  const here: ChunkWorker = async (slice, levelsAbove) => {
    await new Promise((resolve) => setTimeout(resolve));
    return hashSubtree(hasher, slice, levelsAbove).slice(Math.min(KEPT_FROM, levelsAbove));
  };
  await Promise.all((workers.length > 0 ? workers : [here]).map(hashSlices));

  const [, ...top] = foldLevels(hasher, levels[sliceDepth]!, depth - sliceDepth);
  levels.push(...top);
  const root = levels[depth]!;
  return {
    entries,
    count,
    depth,
    levels,
    root: bytesToHex(root.subarray(0, 32)),
    total: bytesToBigInt(root.subarray(32, RECORD_BYTES)),
    hasher,
  };
}
