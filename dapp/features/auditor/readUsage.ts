import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import { programAbi, promotionAbi } from "#sdk/abi";
import type { RuleBook } from "#sdk";
import { bookOfView } from "../../chain/bookOfView.ts";

/** What a campaign counts itself. */
export interface CampaignUsage {
  book: RuleBook;
  /** Uses counted by rule index; only rules with a limit are counted. */
  uses: Record<number, number>;
  /** Points it may give in all, and has given or set aside. */
  budget: number;
  given: number;
}

/** Reads a campaign's own counters. */
export async function readUsage(client: Client, campaign: Address): Promise<CampaignUsage> {
  const [terms, program] = await Promise.all([
    readContract(client, { address: campaign, abi: promotionAbi, functionName: "terms" }),
    readContract(client, { address: campaign, abi: promotionAbi, functionName: "program" }),
  ]);
  const book = bookOfView(terms.book);
  const limited = book.rules.flatMap((rule, index) => (rule.limit ? [index] : []));
  const [budget, counted] = await Promise.all([
    readContract(client, { address: program, abi: programAbi, functionName: "campaignOf", args: [campaign] }),
    Promise.all(
      limited.map((rule) =>
        readContract(client, { address: campaign, abi: promotionAbi, functionName: "usesOf", args: [BigInt(rule)] }),
      ),
    ),
  ]);
  return {
    book,
    uses: Object.fromEntries(limited.map((rule, at) => [rule, Number(counted[at])])),
    budget: budget.budget,
    given: budget.minted + budget.held,
  };
}
