import { tasks } from "hardhat";
import { readOptions } from "../../cli/options.ts";
import { run } from "../../cli/run.ts";
import { installPeers } from "../installPeers.ts";
import { measureBeacons } from "./measureBeacons.ts";
import { measureBrowser } from "./measureBrowser.ts";
import { measureGas } from "./measureGas.ts";
import { measurePeers } from "./measurePeers.ts";
import { measureTrees } from "./measureTrees.ts";
import { report } from "./report.ts";

const USAGE = `usage: npm run -s bench:draw [-- --json] [-- --small]
Measures the gas of a draw's transactions beside those of PoolTogether v4 and Chainlink VRF, on one EVM in one run; the
time to build and prove trees of 1e3 to 1e7 entries; and the time of a check in a browser. A peer "does the same duties"
or is "bare": it leaves out what ours also does (escrow, entries that anybody can check, a beacon checked by the chain).
With --small only up to 1e5 entries.`;

const SIZES = [1_000, 100_000, 1_000_000, 10_000_000];
const FIELDS = { gas: "gas", ms: "milliseconds", MB: "megabytes" } as const;

await run(async () => {
  const options = { json: { type: "boolean", default: false }, small: { type: "boolean", default: false } } as const;
  const { values } = readOptions(options, USAGE);
  await installPeers();
  await tasks.getTask("build").run({ quiet: true });
  const { rows: timeRows, trees } = await measureTrees(values.small ? SIZES.slice(0, 2) : SIZES);
  const rows = [...(await measureGas(trees)), ...(await measureBeacons()), ...timeRows];
  const million = trees.find(({ count }) => count === 1_000_000);
  if (million) rows.push(...(await measureBrowser(million)));
  const peers = await measurePeers();
  if (!values.json) {
    console.log(report(rows, peers));
    return;
  }
  const others = (beside: string | undefined) => peers.filter(({ row }) => row === beside);
  const forPrograms = rows.map(({ name, value, unit, goal, beside }) => ({
    name,
    [FIELDS[unit]]: value,
    ...(goal !== undefined && { goal }),
    ...(unit === "gas" && { peers: Object.fromEntries(others(beside).map(({ peer, gas }) => [peer, gas])) }),
  }));
  console.log(JSON.stringify(forPrograms, null, 2));
});
