import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

/** The compiler comes from npm, so that a build needs no download beside `npm ci`. */
const compiler = createRequire(import.meta.url).resolve("solc/soljson.js");

/** Cancun, so that any chain since 2024 runs the bytecode. */
const solidity = {
  version: "0.8.37",
  path: compiler,
  settings: {
    evmVersion: "cancun",
    viaIR: true,
    optimizer: { enabled: true, runs: 10_000 },
  },
};

const withRuns = (runs: number) => ({
  ...solidity,
  settings: { ...solidity.settings, optimizer: { enabled: true, runs } },
});
/** What members call most. */
const quick = withRuns(25_000);
/** What would not fit into 24 576 bytes otherwise. */
const compact = withRuns(200);

const profile = {
  compilers: [solidity],
  overrides: {
    "contracts/Program.sol": quick,
    "contracts/ProgramFactory.sol": quick,
    "contracts/Draw.sol": compact,
    "contracts/TestDraw.sol": compact,
  },
};

export default defineConfig({
  plugins: [toolbox],
  solidity: { profiles: { default: profile, production: profile } },
  networks: {
    default: { type: "edr-simulated", chainType: "l1", hardfork: "osaka" },
    // scripts/deploy says which node this is.
    external: { type: "http", url: "http://127.0.0.1:8545" },
  },
  paths: { tests: { mocha: "./test", solidity: "./test" } },
  // Its namespaces hold only types, but the compiler takes their stray semicolons for code (erasableSyntaxOnly).
  typechain: { outDir: "types/ethers-contracts", tsNocheck: true },
  test: {
    mocha: { timeout: 120_000, parallel: true, jobs: 2 },
    solidity: {
      fuzz: { seed: process.env["FUZZ_SEED"] ?? "0xb0a71de0", runs: 256 },
      // `npm run test:invariants` asks for 2 000 histories of 500 calls, with other seeds. Handlers keep to what is allowed.
      invariant: { runs: Number(process.env["INVARIANT_RUNS"] ?? 16), depth: 500, failOnRevert: true },
    },
  },
});
