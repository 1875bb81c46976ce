import type { Pricer } from "../Pricer.ts";
import { openLens } from "./lens.ts";
import { priceWithLens } from "./priceWithLens.ts";

/** Prices with the Solidity library in a local EVM. */
export const evmPricer: Pricer = {
  async priceFiles(rules, baskets) {
    const lens = await openLens();
    try {
      return await priceWithLens(lens, rules, baskets);
    } finally {
      await lens.close();
    }
  },
};
