import { fileURLToPath } from "node:url";
import { build } from "vite";

const configFile = fileURLToPath(new URL("../../dapp/vite.config.ts", import.meta.url));

/** Builds the pages into a folder of the test's own: test files run side by side, and a build empties its folder first. */
export async function buildDapp(folder: string): Promise<string> {
  await build({ configFile, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  return folder;
}
