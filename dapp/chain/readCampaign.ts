import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import { promotionAbi } from "#sdk/abi";
import type { RuleBook } from "#sdk";
import { bookOfView } from "./bookOfView.ts";

/** A campaign's rules as its contract tells them. */
export interface Campaign {
  address: Address;
  book: RuleBook;
  /** Unix seconds. */
  launchedAt: number;
  /** An announced early end, Unix seconds; 0 = none. */
  closesAt: number;
  /** Return window: points of an order come after it (0 = at once). */
  holdSeconds: number;
}

/** Reads a campaign's rules and dates. */
export async function readCampaign(client: Client, address: Address): Promise<Campaign> {
  const [terms, launchedAt, closesAt] = await Promise.all([
    readContract(client, { address, abi: promotionAbi, functionName: "terms" }),
    readContract(client, { address, abi: promotionAbi, functionName: "launchedAt" }),
    readContract(client, { address, abi: promotionAbi, functionName: "closesAt" }),
  ]);
  return {
    address,
    book: bookOfView(terms.book),
    launchedAt: Number(launchedAt),
    closesAt: Number(closesAt),
    holdSeconds: terms.holdSeconds,
  };
}
