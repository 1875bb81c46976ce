import { expect } from "chai";
import { prepareRuleBook, price, type RuleBook } from "#sdk";
import type { Campaign } from "../../../backend/chain/Campaigns.ts";
import { priceWithin } from "../../../backend/quotes/priceWithin.ts";

const book: RuleBook = {
  rules: [
    { kind: "AmountOff", lane: 0, every: 1_000, value: 100, limit: 50 },
    { kind: "PercentOff", lane: 0, value: 100, perAccount: 3 },
    { kind: "Points", lane: 1, every: 100, value: 2 },
    { kind: "Points", lane: 2, value: 500, cap: 400 },
    { kind: "PercentOff", lane: 3, value: 500, minSpend: 1_000_000, limit: 9 },
  ],
};
const campaign: Campaign = {
  address: "0x00000000000000000000000000000000000000Ca",
  book: prepareRuleBook(book),
  mintBudget: 10_000,
  holdSeconds: 0,
  coupons: new Map(),
};
const lines = [{ sku: 1n, tags: 1n, price: 500, quantity: 11 }];
const context = { time: 1_700_000_000, tier: 0, audiences: {} };

describe("pricing within what is left", () => {
  it("says available exactly what is used, so that the contract finds the same price and the same reasons", () => {
    const { result, available } = priceWithin(campaign, lines, context, {
      left: { 0: 3, 1: 3, 4: 9 },
      heldUntil: {},
      pointsLeft: 10_000,
    });
    expect(result.rules.map((rule) => rule.reason)).to.deep.equal([
      "Applied",
      "BeatenInLane",
      "Applied",
      "Applied",
      "SpendTooLow",
    ]);
    expect(available).to.deep.include({ rule: 0, uses: 3 });
    expect(available).to.deep.include({ rule: 2, uses: 52 });
    const again = price(campaign.book, {
      lines,
      context: { ...context, available: Object.fromEntries(available.map(({ rule, uses }) => [rule, uses])) },
    });
    expect(again).to.deep.equal(result);
  });

  it("keeps all points together within the mint budget", () => {
    for (const pointsLeft of [0, 1, 2, 77, 103, 104, 399, 400, 450, 503, 504, 505, 10_000]) {
      const { result } = priceWithin(campaign, lines, context, { left: {}, heldUntil: {}, pointsLeft });
      expect(result.points, String(pointsLeft)).to.be.at.most(pointsLeft);
    }
    const { result } = priceWithin(campaign, lines, context, { left: {}, heldUntil: {}, pointsLeft: 77 });
    expect(result.points).to.equal(76);
  });

  it("calls a rule with nothing left sold out", () => {
    const { result } = priceWithin(campaign, lines, context, {
      left: { 0: 0, 1: 0 },
      heldUntil: {},
      pointsLeft: 10_000,
    });
    expect(result.rules.slice(0, 2).map((rule) => rule.reason)).to.deep.equal(["SoldOut", "SoldOut"]);
    expect(result.discount).to.equal(0);
  });
});
