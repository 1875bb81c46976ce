import { buildSumTree } from "../../../contracts/sdk/draw/buildSumTree.ts";
import { proveEntry } from "../../../contracts/sdk/draw/proveEntry.ts";
import type { SumTree } from "../../../contracts/sdk/draw/SumTree.ts";
import { withSumTreeThreads } from "../../draw/withSumTreeThreads.ts";
import type { BenchRow } from "./BenchRow.ts";
import { syntheticEntries } from "./syntheticEntries.ts";

const PROOFS = 1_000;

/** Builds a tree of each size, on one core and (ten millions) on all, and proves a thousand entries of each. */
export async function measureTrees(sizes: readonly number[]): Promise<{ rows: BenchRow[]; trees: SumTree[] }> {
  const rows: BenchRow[] = [];
  const trees: SumTree[] = [];
  for (const size of sizes) {
    const entries = syntheticEntries(size);
    let tree: SumTree;
    if (size < 10_000_000) {
      // CPU time, so that what else the machine does is not counted.
      const before = process.cpuUsage();
      tree = await buildSumTree(entries);
      const { user, system } = process.cpuUsage(before);
      const row: BenchRow = { name: `build ${size} entries, CPU time`, value: (user + system) / 1_000, unit: "ms" };
      rows.push(size === 1_000_000 ? { ...row, goal: 2_500 } : row);
    } else {
      const start = performance.now();
      tree = await withSumTreeThreads((workers) => buildSumTree(entries, { workers }));
      const name = `build ${size} entries, all cores`;
      rows.push({ name, value: performance.now() - start, unit: "ms", goal: 15_000 });
      const megabytes = process.resourceUsage().maxRSS / 1_024;
      rows.push({ name: `${name}, peak memory`, value: megabytes, unit: "MB", goal: 1_500 });
    }
    const start = performance.now();
    for (let i = 0; i < PROOFS; i++) proveEntry(tree, Math.floor((i * size) / PROOFS));
    rows.push({ name: `proof among ${size}`, value: (performance.now() - start) / PROOFS, unit: "ms", goal: 1 });
    trees.push(tree);
  }
  return { rows, trees };
}
