import type { Hex } from "viem";
import { firstWord } from "../firstWord.ts";
import { keyOf } from "../keyOf.ts";
import type { Row } from "../Row.ts";
import { signedClaim } from "../signedClaim.ts";

const NEWCOMERS = 100;

/** What it takes to bring points to a hundred newcomers, who could also fetch them one by one when they want to. */
export const creditRow: Row = {
  name: "credit.100.new",
  what: "100 newcomers get their points: 100 signed claims, a transaction each",
  measure: async (shop) => {
    let gas = 0;
    const calldata: Hex[] = [];
    for (let i = 0; i < NEWCOMERS; i++) {
      const sent = await shop.lab.send(await signedClaim(shop, keyOf(`newcomer ${i}`).address, firstWord));
      gas += sent.gas;
      calldata.push(...sent.calldata);
    }
    return { gas, calldata };
  },
};
