import { fileURLToPath } from "node:url";
import { build } from "vite";
import { compileContracts } from "./compileContracts.ts";
import type { Progress } from "./Progress.ts";

const configFile = fileURLToPath(new URL("../../dapp/vite.config.ts", import.meta.url));

/** Compiles the contracts and bundles the dapp; what is already compiled is not compiled again. */
export async function buildProduct(progress: Progress): Promise<void> {
  await compileContracts(progress);
  await progress.step("Building the pages", () => build({ configFile, logLevel: "error" }));
}
