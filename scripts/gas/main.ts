import { readFile, writeFile } from "node:fs/promises";
import { tasks } from "hardhat";
import { z } from "zod";
import { readOptions } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { compareSnapshot } from "./compareSnapshot.ts";
import { measureRows } from "./measureRows.ts";
import { openLab } from "./openLab.ts";
import { openShop } from "./openShop.ts";
import { rows } from "./rows.ts";

const USAGE = `usage: npm run -s gas [-- --check]
Measures what our own transactions cost and writes scripts/gas/snapshot.json.
With --check, compares with that file instead: any difference is an error.`;

const FILE = new URL("snapshot.json", import.meta.url);
const snapshotSchema = z.record(z.string(), z.int().positive());

async function readSnapshot(): Promise<z.infer<typeof snapshotSchema>> {
  const text = await readFile(FILE, "utf8").catch((cause: unknown) => {
    throw new UsageError("scripts/gas/snapshot.json cannot be read. Write it with: npm run -s gas", { cause });
  });
  return snapshotSchema.parse(JSON.parse(text));
}

await run(async () => {
  const { values } = readOptions({ check: { type: "boolean", default: false } }, USAGE);
  await tasks.getTask("build").run({ quiet: true });
  const measured = await measureRows(await openShop(await openLab()));
  const snapshot = Object.fromEntries([...measured].map(([name, { gas }]) => [name, gas]));
  for (const { name, what } of rows) {
    console.log(`${name.padEnd(26)}${String(snapshot[name]).padStart(9)}  ${what}`);
  }
  if (!values.check) {
    await writeFile(FILE, `${JSON.stringify(snapshot, null, 2)}\n`);
    return;
  }
  const changes = compareSnapshot(await readSnapshot(), snapshot);
  if (changes.length === 0) return;
  throw new UsageError(
    `gas differs from scripts/gas/snapshot.json:\n  ${changes.join("\n  ")}\nIf that is meant, run "npm run -s gas" and commit the file.`,
  );
});
