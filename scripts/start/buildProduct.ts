import { fileURLToPath } from "node:url";
import hre from "hardhat";
import { build } from "vite";
import type { Progress } from "./Progress.ts";

const configFile = fileURLToPath(new URL("../../dapp/vite.config.ts", import.meta.url));

/** Where the built dapp is. */
export const dappFolder = fileURLToPath(new URL("../../dapp/dist", import.meta.url));

/** Compiles the contracts and bundles the dapp; what is already compiled is not compiled again. */
export async function buildProduct(progress: Progress): Promise<void> {
  await progress.step("Compiling the contracts", () => hre.tasks.getTask("build").run({ quiet: true }));
  await progress.step("Building the pages", () => build({ configFile, logLevel: "error" }));
}
