import { getAddress, type Address, type Hex } from "viem";
import { type PreparedRuleBook, prepareRuleBook } from "#sdk";
import { programAbi, promotionAbi } from "#sdk/abi";
import { Problem } from "../http/Problem.ts";
import type { Chain } from "./Chain.ts";
import { ruleBookOf } from "./ruleBookOf.ts";

/** What a campaign's terms say; they never change, so they are read once. */
export type Campaign = {
  address: Address;
  book: PreparedRuleBook;
  mintBudget: number;
  /** How long the points of an order are held, in which its return can be recorded; 0: not at all. */
  holdSeconds: number;
  /** Coupon root by audience. */
  coupons: ReadonlyMap<number, Hex>;
};

/** Campaigns of the program, read from the chain when first asked for. */
export class Campaigns {
  readonly #chain: Chain;
  readonly #known = new Map<string, Promise<Campaign>>();

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  /**
   * The terms of a campaign of our program.
   * @throws Problem CampaignUnknown when the program did not launch a promotion at that address
   */
  get(address: Address): Promise<Campaign> {
    const key = address.toLowerCase();
    let campaign = this.#known.get(key);
    if (campaign === undefined) {
      campaign = this.#read(getAddress(address));
      this.#known.set(key, campaign);
      campaign.catch(() => this.#known.delete(key));
    }
    return campaign;
  }

  async #read(address: Address): Promise<Campaign> {
    const { client, program } = this.#chain;
    const budget = await client.readContract({
      address: program,
      abi: programAbi,
      functionName: "campaignOf",
      args: [address],
    });
    if (budget.number === 0) {
      throw new Problem(
        404,
        "CampaignUnknown",
        `The program has launched no campaign at ${address}. GET /v1/campaigns lists those it has.`,
      );
    }
    const terms = await client.readContract({ address, abi: promotionAbi, functionName: "terms" });
    return {
      address,
      book: prepareRuleBook(ruleBookOf(terms.book)),
      mintBudget: budget.budget,
      holdSeconds: terms.holdSeconds,
      coupons: new Map(terms.coupons.map((coupon) => [coupon.audience, coupon.root])),
    };
  }
}
