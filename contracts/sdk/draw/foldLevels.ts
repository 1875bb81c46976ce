import type { SumTreeHasher } from "./sumTreeHasher.ts";

/** The levels above `nodes` (padded to an even number of them), `depth` of them; `nodes` is the first of the result. */
export function foldLevels(hasher: SumTreeHasher, nodes: Uint8Array, depth: number): Uint8Array[] {
  const levels = [nodes];
  for (let level = 0; level < depth; level++) levels.push(hasher.parents(levels[level]!));
  return levels;
}
