import { expect } from "chai";
import { network } from "hardhat";
import { type Address, keccak256 } from "viem";
import { audienceProof, eligibilityTypedData, packClaimWord, type PriceResult, type Quote, type RuleBook } from "#sdk";
import { type PricingCase, randomCase } from "../support/pricing/randomCase.ts";
import {
  deployPromotion,
  launchPromotion,
  type PromotionFixture,
  quoteOf,
  settle,
  type SignedQuote,
  signQuote,
  signTyped,
} from "../support/promotionFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const ORDERS = Number(process.env["SETTLE_ORDERS"] ?? 80);
const MINT_BUDGET = 2 ** 47;
const DAY = 86_400;

/** What settling must do, said by the twin alone. */
type Expected = "settles" | "LimitExceeded" | "AccountLimitExceeded" | "MintBudgetExceeded";

/** The book with its windows moved by `seconds`, and limits that two orders can reach. */
function adapted(book: RuleBook, seconds: number): RuleBook {
  const move = (time: number | undefined) => (time ? time + seconds : 0);
  return {
    ...book,
    startsAt: move(book.startsAt),
    endsAt: move(book.endsAt),
    rules: book.rules.map((rule) => {
      const limit = rule.limit ? 1 + (rule.limit % 3) : 0;
      return { ...rule, from: move(rule.from), until: move(rule.until), limit };
    }),
  };
}

/** Of an order that is the first, or the second just like it. */
function expectedOf({ rules }: RuleBook, result: PriceResult, times: 1 | 2): Expected {
  for (const [index, { reason, uses }] of result.rules.entries()) {
    const { limit = 0, perAccount = 0 } = rules[index]!;
    if (reason !== "Applied") continue;
    if (limit !== 0 && times * uses > limit) return "LimitExceeded";
    if (perAccount !== 0 && times * uses > perAccount) return "AccountLimitExceeded";
  }
  return times * result.points > MINT_BUDGET ? "MintBudgetExceeded" : "settles";
}

/** A program in which ann has reached tier 3. */
async function fixture() {
  const shop = await deployPromotion(connection, { tierThresholds: [10, 20, 30] });
  const epoch = Number(await shop.program.epoch());
  const word = packClaimWord({ epoch, totals: [0, 0, 0, 0, 30] });
  await shop.program.claim(shop.ann, word, FAR, await signClaim(shop.program, shop.claims, shop.ann.address, word));
  const [launch] = await shop.program.queryFilter(shop.program.filters.CampaignLaunched());
  return { shop, implementation: launch!.args.implementation };
}

/** Launches the case's campaign and signs an order of its basket. */
async function orderOf(deployed: Awaited<ReturnType<typeof fixture>>, { book, basket }: PricingCase) {
  const issuedAt = await networkHelpers.time.latest();
  const terms = { book: adapted(book, issuedAt - basket.context.time) };
  const campaign = await launchPromotion(connection, deployed.shop.program, deployed.implementation, {
    terms,
    mintBudget: MINT_BUDGET,
  });
  const domain = { ...deployed.shop.domain, campaign: (await campaign.getAddress()) as Address };
  const shop: PromotionFixture = { ...deployed.shop, campaign, domain };
  const { tier = 0, audiences = {}, available = {} } = basket.context;
  const changes: Partial<Quote> = {
    issuedAt,
    tier,
    audiences: Object.entries(audiences).map(([number, value]) => ({ number: Number(number), value })),
    available: Object.entries(available).map(([rule, uses]) => ({ rule: Number(rule), uses })),
    lines: basket.lines.toSorted((a, b) => a.price - b.price || (a.sku < b.sku ? -1 : 1)),
  };
  const { quote, result } = await quoteOf(connection, shop, changes);
  const proofs = await Promise.all(
    quote.audiences.map(async ({ number, value }) => {
      const eligibility = { account: quote.account, audience: number, value, from: issuedAt, until: issuedAt + DAY };
      const signature = await signTyped(shop.audiences, eligibilityTypedData(domain, eligibility));
      return audienceProof({ kind: "Signature", from: issuedAt, until: issuedAt + DAY, signature });
    }),
  );
  return { shop, quote, result, terms, signed: await signQuote(shop, quote, { proofs }) };
}

async function expectSettled({ shop, quote, result, terms, signed }: Awaited<ReturnType<typeof orderOf>>) {
  const before = await shop.program.balanceOf(shop.ann);
  await settle(shop, signed);
  const [event] = await shop.campaign.queryFilter(shop.campaign.filters.Settled());
  const { subtotal, discount, total, points, tickets } = event!.args;
  expect([subtotal, discount, total, points, tickets].map(Number)).to.deep.equal([
    result.subtotal,
    result.discount,
    result.total,
    result.points,
    result.tickets,
  ]);
  expect(await shop.program.balanceOf(shop.ann)).to.equal(before + BigInt(result.points));
  for (const [index, { reason, uses }] of result.rules.entries()) {
    const { limit = 0, perAccount = 0 } = terms.book.rules[index]!;
    const counted = reason === "Applied" ? uses : 0;
    expect(await shop.campaign.usesOf(index), `uses of rule ${index}`).to.equal(limit === 0 ? 0 : counted);
    const own = await shop.campaign.usesBy(index, quote.account);
    expect(own, `ann's uses of rule ${index}`).to.equal(perAccount === 0 ? 0 : counted);
  }
}

async function expectRefusal(shop: PromotionFixture, signed: SignedQuote, error: Exclude<Expected, "settles">) {
  const from = error === "MintBudgetExceeded" ? shop.program : shop.campaign;
  await expect(settle(shop, signed)).to.be.revertedWithCustomError(from, error);
}

describe("Promotion.settle: random orders", () => {
  it("settles for exactly what the twin says, or refuses as the twin foresees, and never a minor unit less", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const seen = new Map<Expected, number>();
    for (let seed = 1; seed <= ORDERS; seed++) {
      const order = await orderOf(deployed, randomCase(seed)).catch((cause: unknown) => {
        // A basket whose points leave 2^53 has no price at all.
        if (cause instanceof Error && cause.name === "BasketError") return undefined;
        throw cause;
      });
      if (order === undefined) continue;
      const { shop, quote, result, terms, signed } = order;
      const expected = expectedOf(terms.book, result, 1);
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
      if (quote.total > 0) {
        const cheaper = await signQuote(shop, { ...quote, total: quote.total - 1 }, { proofs: signed.proofs });
        await expect(settle(shop, cheaper), `seed ${seed}`).to.be.revertedWithCustomError(
          shop.campaign,
          "TotalMismatch",
        );
      }
      if (expected !== "settles") {
        await expectRefusal(shop, signed, expected);
        continue;
      }
      await expectSettled(order);
      const again = { ...quote, orderId: keccak256(quote.orderId) };
      const second = expectedOf(terms.book, result, 2);
      seen.set(second, (seen.get(second) ?? 0) + 1);
      const signedAgain = await signQuote(shop, again, { proofs: signed.proofs });
      if (second === "settles") await settle(shop, signedAgain);
      else await expectRefusal(shop, signedAgain, second);
    }
    expect(seen.get("settles"), "orders that settle").to.be.greaterThan(ORDERS / 2);
    expect(seen.get("LimitExceeded"), "limits that hold").to.be.greaterThan(0);
    expect(seen.get("AccountLimitExceeded"), "limits of an account that hold").to.be.greaterThan(0);
  });
});
