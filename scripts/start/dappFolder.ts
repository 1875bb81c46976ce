import { fileURLToPath } from "node:url";

/** Where the built pages are. */
export const dappFolder = fileURLToPath(new URL("../../dapp/dist", import.meta.url));
