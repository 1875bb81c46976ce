import { verifyBeacon } from "../../../contracts/sdk/beacon/verifyBeacon.ts";
import { beaconRandomness } from "../../../contracts/sdk/beacon/beaconRandomness.ts";
import { buildSumTree } from "../../../contracts/sdk/draw/buildSumTree.ts";
import { drawSeed } from "../../../contracts/sdk/draw/drawSeed.ts";
import { drawTicket } from "../../../contracts/sdk/draw/drawTicket.ts";
import { hashEntries } from "../../../contracts/sdk/draw/hashEntries.ts";
import { ownerOfTicket } from "../../../contracts/sdk/draw/ownerOfTicket.ts";
import { verifyEntry } from "../../../contracts/sdk/draw/verifyEntry.ts";
import type { BrowserCase } from "./BrowserCase.ts";
import { syntheticEntries } from "./syntheticEntries.ts";

/** What the benchmark calls inside the page; times are milliseconds. */
export const page = {
  /** Beacon, seed, ticket and the path of one winner. */
  checkWinner({ network, round, signature, seedParts, commitment, entry, index, proof }: BrowserCase): number {
    const from = performance.now();
    if (!verifyBeacon(network, round, signature)) throw new Error("the beacon's signature is not genuine");
    const total = BigInt(commitment.total);
    const randomness = beaconRandomness(network, signature);
    const seed = drawSeed({ ...seedParts, root: commitment.root, total, round, randomness });
    const ticket = drawTicket(seed, 0, 0, total);
    const weight = BigInt(entry.weight);
    const start = verifyEntry({ ...commitment, total }, { entrant: entry.entrant, weight }, index, proof);
    if (ticket < start || ticket >= start + weight) throw new Error("the entry does not own the ticket");
    return performance.now() - from;
  },

  /**
   * The whole list: its hash, its root, and the owner of a ticket; in the page's own thread, so that a pause is one of
   * the page.
   */
  async checkList(count: number, root: string): Promise<{ milliseconds: number; longestPause: number }> {
    const entries = syntheticEntries(count);
    const from = performance.now();
    let longestPause = 0;
    let last = from;
    const watch = setInterval(() => {
      const now = performance.now();
      longestPause = Math.max(longestPause, now - last);
      last = now;
    });
    await hashEntries(entries);
    const tree = await buildSumTree(entries);
    clearInterval(watch);
    if (tree.root !== root) throw new Error("another root");
    ownerOfTicket(tree, 0n);
    return { milliseconds: performance.now() - from, longestPause };
  },
};
