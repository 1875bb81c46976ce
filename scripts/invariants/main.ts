import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readOptions, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";

const USAGE = `Usage: npm run -s test:invariants -- [--calls N] [--seed FIRST]

Lets members, issuer and campaigns act at random and compares the ledger with plain books after every call,
in 1 000 000 calls unless told, ten per cent at a time, each part with a seed of its own.`;

const HARDHAT = fileURLToPath(new URL("dist/src/cli.js", import.meta.resolve("hardhat/package.json")));
/** Calls in one history, as in hardhat.config.ts. */
const DEPTH = 500;
const PARTS = 10;
const FIRST_SEED = 0xb0a71de1;

const thousands = (value: number) => value.toLocaleString("en").replaceAll(",", " ");

await run(async () => {
  const { values } = readOptions({ calls: { type: "string" }, seed: { type: "string" } }, USAGE);
  const calls = wholeNumberOption(values.calls, "calls", DEPTH * PARTS) ?? 1_000_000;
  const first = wholeNumberOption(values.seed, "seed", 1) ?? FIRST_SEED;
  const runs = Math.ceil(calls / DEPTH / PARTS);
  const startedAt = Date.now();
  for (let part = 0; part < PARTS; part++) {
    const seed = `0x${(first + part).toString(16)}`;
    const { status } = spawnSync(process.execPath, [HARDHAT, "test", "solidity", "--grep", "invariant"], {
      env: { ...process.env, INVARIANT_RUNS: String(runs), FUZZ_SEED: seed },
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) {
      throw new UsageError(
        `an invariant does not hold. See how with: INVARIANT_RUNS=${runs} FUZZ_SEED=${seed} npx hardhat test solidity --grep invariant`,
      );
    }
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(`${thousands((part + 1) * runs * DEPTH)} calls, ${seconds} s`);
  }
});
