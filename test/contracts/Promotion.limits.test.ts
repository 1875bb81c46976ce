import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import type { Quote } from "#sdk";
import { deployPromotion, type PromotionFixture, quoteOf, settle, signQuote } from "../support/promotionFixture.ts";

const connection = await network.create();
const { networkHelpers } = connection;

/** 10 % off three times in all and twice an account; points with a limit; a rule of each further storage word. */
const fixture = () =>
  deployPromotion(connection, {
    mintBudget: 250,
    terms: {
      book: {
        rules: [
          { kind: "PercentOff", lane: 0, value: 1_000, limit: 3, perAccount: 2 },
          { kind: "Points", lane: 1, every: 100, value: 1, limit: 1_000 },
          ...Array.from({ length: 4 }, () => ({ kind: "AmountOff", lane: 2, value: 1, minSpend: 50_000 }) as const),
          { kind: "AmountOff", lane: 3, value: 5, minSpend: 20_000, every: 5_000, limit: 9 },
        ],
      },
    },
  });
const load = () => networkHelpers.loadFixture(fixture);

async function order(shop: PromotionFixture, changes: Partial<Quote> = {}, consentBy = shop.ann) {
  const available = [
    { rule: 0, uses: 1 },
    { rule: 1, uses: 50 },
  ];
  const account = consentBy.address as Address;
  const { quote } = await quoteOf(connection, shop, { available, account, ...changes });
  return signQuote(shop, quote, { consentBy });
}

describe("Promotion.settle: limits", () => {
  it("never gives more than the limit of the campaign, however many quotes were signed", async () => {
    const shop = await load();
    const first = [await order(shop), await order(shop), await order(shop, {}, shop.bob)];
    const raced = await order(shop, {}, shop.bob);
    for (const signed of first) await settle(shop, signed);
    await expect(settle(shop, raced))
      .to.be.revertedWithCustomError(shop.campaign, "LimitExceeded")
      .withArgs(0, 3, 1, 3);
    expect(await shop.campaign.usesOf(0)).to.equal(3);
    await settle(shop, await order(shop, { available: [{ rule: 0, uses: 0 }] }, shop.bob));
  });

  it("never gives an account more than its own limit", async () => {
    const shop = await load();
    const quotes = [await order(shop), await order(shop), await order(shop)];
    for (const signed of quotes.slice(0, 2)) await settle(shop, signed);
    await expect(settle(shop, quotes[2]!))
      .to.be.revertedWithCustomError(shop.campaign, "AccountLimitExceeded")
      .withArgs(0, shop.ann.address, 2, 1, 2);
    expect(await shop.campaign.usesBy(0, shop.ann)).to.equal(2);
    expect(await shop.campaign.usesBy(0, shop.bob)).to.equal(0);
  });

  it("refuses no quote because others settled in between: its uses were reserved", async () => {
    const shop = await load();
    const mine = await order(shop);
    await settle(shop, await order(shop, {}, shop.bob));
    await settle(shop, await order(shop, {}, shop.eve));
    await settle(shop, mine);
    const [event] = (await shop.campaign.queryFilter(shop.campaign.filters.Settled())).slice(-1);
    expect(event?.args.total).to.equal(mine.quote.total);
  });

  it("counts a rule that was beaten or had no effect not at all", async () => {
    const shop = await load();
    const line = { sku: 1n, tags: 1n, price: 0, quantity: 1 };
    await settle(shop, await order(shop, { lines: [line] }));
    expect(await shop.campaign.usesOf(0)).to.equal(0);
  });

  it("counts several uses of rules in different storage words", async () => {
    const shop = await load();
    const lines = [{ sku: 1n, tags: 1n, price: 40_000, quantity: 1 }];
    const available = [
      { rule: 1, uses: 3 },
      { rule: 6, uses: 7 },
    ];
    await settle(shop, await order(shop, { lines, available }));
    expect([await shop.campaign.usesOf(0), await shop.campaign.usesOf(1), await shop.campaign.usesOf(6)]).to.deep.equal(
      [1n, 3n, 7n],
    );
    const again = await order(shop, { lines, available });
    await expect(settle(shop, again))
      .to.be.revertedWithCustomError(shop.campaign, "LimitExceeded")
      .withArgs(6, 7, 7, 9);
    expect(await shop.campaign.usesOf(1), "all or nothing").to.equal(3);
  });

  it("tells what is left, bounded by the mint budget", async () => {
    const shop = await load();
    const leftTo = async (account: { address: string }) =>
      (await shop.campaign.availableTo(account.address)).map(({ rule, uses }) => [Number(rule), Number(uses)]);
    expect(await leftTo(shop.ann)).to.deep.equal([
      [0, 2],
      [1, 250],
      [6, 9],
    ]);
    await settle(shop, await order(shop));
    await settle(shop, await order(shop));
    expect(await leftTo(shop.ann)).to.deep.equal([
      [0, 0],
      [1, 150],
      [6, 9],
    ]);
    expect(await leftTo(shop.bob)).to.deep.equal([
      [0, 1],
      [1, 150],
      [6, 9],
    ]);
  });

  it("gives points up to the mint budget and not one more", async () => {
    const shop = await load();
    const lines = [{ sku: 1n, tags: 1n, price: 19_999, quantity: 2 }];
    const uses = (points: number) => ({
      lines,
      available: [
        { rule: 1, uses: points },
        { rule: 6, uses: 0 },
      ],
    });
    await expect(settle(shop, await order(shop, uses(251))))
      .to.be.revertedWithCustomError(shop.program, "MintBudgetExceeded")
      .withArgs(251, 250);
    await settle(shop, await order(shop, uses(250)));
    expect(await shop.program.balanceOf(shop.ann)).to.equal(250);
    const none = await order(shop, uses(0));
    await settle(shop, none);
    expect(none.quote.points).to.equal(0);
  });
});
