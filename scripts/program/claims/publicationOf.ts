import { claimTrees, type ClaimTrees } from "#sdk";
import { type Hex, keccak256, stringToBytes } from "viem";
import type { Claim } from "./Claim.ts";
import { claimsHeader } from "./claimsHeader.ts";

/** What a merchant publishes: the text of the file, its hash, and the trees over its claims. */
export interface Publication {
  text: string;
  /** keccak256 of the text. */
  dataHash: Hex;
  trees: ClaimTrees;
}

/**
 * The one way to publish these claims: whoever has the file gets the same trees.
 * @param claims ascending by account, as `readClaims` gives them
 */
export function publicationOf(claims: readonly Claim[]): Publication {
  const lines = claims.map(({ account, totals }) => [account, totals.epoch, ...totals.totals].join(","));
  const text = `${[claimsHeader, ...lines].join("\n")}\n`;
  return { text, dataHash: keccak256(stringToBytes(text)), trees: claimTrees(claims) };
}
