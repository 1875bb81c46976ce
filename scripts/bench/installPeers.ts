import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

async function changedAt(file: string): Promise<number> {
  return stat(`${FOLDER}${file}`).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

/** Installs what the benchmarks measure against (scripts/bench/package.json), unless it is there already. */
export async function installPeers(): Promise<void> {
  if ((await changedAt("node_modules/.package-lock.json")) > (await changedAt("package-lock.json"))) return;
  console.error("installing the peers of the benchmark into scripts/bench/node_modules ...");
  const args = ["ci", "--prefix", FOLDER, "--ignore-scripts", "--no-audit", "--no-fund"];
  await promisify(execFile)("npm", args, { cwd: FOLDER });
}
