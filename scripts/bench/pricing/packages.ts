import { createRequire } from "node:module";

/** Loads what scripts/bench/package.json installs. */
export const packages = createRequire(new URL("../node_modules/", import.meta.url));
