import { readFileSync } from "node:fs";
import { z } from "zod";

const packageSchema = z.object({ version: z.string() });

/** The installed version of a package of scripts/bench. */
export function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
