import { fileURLToPath } from "node:url";
import { build } from "vite";
import { openBrowser } from "../../../test/support/browser.ts";
import { beaconRandomness } from "../../../contracts/sdk/beacon/beaconRandomness.ts";
import { signRound } from "../../../contracts/sdk/beacon/signRound.ts";
import { testBeacon } from "../../../contracts/sdk/beacon/testBeacon.ts";
import { drawSeed } from "../../../contracts/sdk/draw/drawSeed.ts";
import { drawTicket } from "../../../contracts/sdk/draw/drawTicket.ts";
import { entryAt } from "../../../contracts/sdk/draw/entryAt.ts";
import { ownerOfTicket } from "../../../contracts/sdk/draw/ownerOfTicket.ts";
import { proveEntry } from "../../../contracts/sdk/draw/proveEntry.ts";
import type { SumTree } from "../../../contracts/sdk/draw/SumTree.ts";
import type { BenchRow } from "./BenchRow.ts";
import type { BrowserCase } from "./BrowserCase.ts";
import type { page as PageFunctions } from "./browserPage.ts";

const secretKey = 77n;
const round = 1_000;
const seedParts = { chainId: 1, draw: "0x1111111111111111111111111111111111111111" } as const;

declare global {
  interface Window {
    drawBench: { page: typeof PageFunctions };
  }
}

/** Checks one winner of `tree`'s draw, and the whole list, in a real browser. */
export async function measureBrowser(tree: SumTree): Promise<BenchRow[]> {
  const script = await bundle();
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage();
    await tab.addScriptTag({ content: script });
    const winner = caseOf(tree);
    // The second time: the first one compiles the curve's code.
    const checkWinner = () => tab.evaluate((data: BrowserCase) => window.drawBench.page.checkWinner(data), winner);
    const first = await checkWinner();
    const again = await checkWinner();
    const list = await tab.evaluate(({ count, root }) => window.drawBench.page.checkList(count, root), {
      count: tree.count,
      root: tree.root,
    });
    const size = tree.count;
    return [
      { name: `browser: one winner among ${size}, first check`, value: first, unit: "ms", goal: 1_000 },
      { name: `browser: one winner among ${size}, again`, value: again, unit: "ms", goal: 1_000 },
      { name: `browser: whole list of ${size}, one thread`, value: list.milliseconds, unit: "ms" },
      { name: "browser: longest pause of the page meanwhile", value: list.longestPause, unit: "ms" },
    ];
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL("browserPage.ts", import.meta.url)),
        name: "drawBench",
        formats: ["iife"],
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("vite bundled nothing");
  return output.output[0].code;
}

function caseOf(tree: SumTree): BrowserCase {
  const network = testBeacon(secretKey, 0, 3);
  const signature = signRound(secretKey, round);
  const randomness = beaconRandomness(network, signature);
  const { root, total, count } = tree;
  const seed = drawSeed({ ...seedParts, root, total, round, randomness });
  const index = ownerOfTicket(tree, drawTicket(seed, 0, 0, total));
  const { entrant, weight } = entryAt(tree.entries, index);
  return {
    network,
    round,
    signature,
    seedParts,
    commitment: { root, total: String(total), count },
    entry: { entrant, weight: String(weight) },
    index,
    proof: proveEntry(tree, index),
  };
}
