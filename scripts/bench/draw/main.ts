import { availableParallelism } from "node:os";
import { tasks } from "hardhat";
import { readOptions } from "../../cli/options.ts";
import { run } from "../../cli/run.ts";
import { measureGas } from "./measureGas.ts";
import { measureBrowser } from "./measureBrowser.ts";
import { measureTrees } from "./measureTrees.ts";

const USAGE = `usage: npm run -s bench:draw [-- --json] [-- --small]
Measures the gas of a draw's transactions, the time to build and prove trees of 1e3 to 1e7 entries, and the time of a
check in a browser.
With --small only up to 1e5 entries.`;

const SIZES = [1_000, 100_000, 1_000_000, 10_000_000];

await run(async () => {
  const options = { json: { type: "boolean", default: false }, small: { type: "boolean", default: false } } as const;
  const { values } = readOptions(options, USAGE);
  await tasks.getTask("build").run({ quiet: true });
  const { rows: timeRows, trees } = await measureTrees(values.small ? SIZES.slice(0, 2) : SIZES);
  const rows = [...(await measureGas(trees)), ...timeRows];
  const million = trees.find(({ count }) => count === 1_000_000);
  if (million) rows.push(...(await measureBrowser(million)));
  if (values.json) {
    console.log(JSON.stringify({ cores: availableParallelism(), rows }, null, 2));
    return;
  }
  for (const { name, value, unit, goal } of rows) {
    const figure = unit === "gas" ? String(value) : value.toFixed(value < 10 ? 3 : 0);
    const verdict = goal === undefined ? "" : `  ${value <= goal ? "within" : "MISSES"} ${goal}`;
    console.log(`${name.padEnd(46)}${figure.padStart(10)} ${unit}${verdict}`);
  }
});
