import { nodeRoom } from "./nodeRoom.ts";
import { RECORD_BYTES, type SumTreeHasher } from "./sumTreeHasher.ts";

/** The levels above `nodes` (padded to an even number of them), `depth` of them; `nodes` is the first of the result. */
export function foldLevels(hasher: SumTreeHasher, nodes: Uint8Array, depth: number): Uint8Array[] {
  const levels = [nodes];
  for (let level = 0; level < depth; level++) {
    const children = levels[level]!;
    const pairs = children.length / (2 * RECORD_BYTES);
    const parents = nodeRoom(pairs);
    for (let i = 0; i < pairs; i++) hasher.node(children, i * 2 * RECORD_BYTES, parents, i * RECORD_BYTES);
    levels.push(parents);
  }
  return levels;
}
