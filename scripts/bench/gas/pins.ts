import type { CompilerPin } from "./CompilerPin.ts";

/** foundry.toml of the repository. */
export const soladyPin: CompilerPin = { solc: "solc-0.8.33", evmVersion: "paris", runs: 1_000, roots: [""] };

/** foundry.toml of the repository. */
export const openZeppelinPin: CompilerPin = { solc: "solc-0.8.27", evmVersion: "prague", runs: 200, roots: [""] };

/** foundry.toml of the repository; its older OpenZeppelin and Solady lie in folders of its own. */
export const thirdwebPin: CompilerPin = {
  solc: "solc-0.8.12",
  evmVersion: "london",
  runs: 800,
  roots: ["@thirdweb-dev/contracts/node_modules/", ""],
};
