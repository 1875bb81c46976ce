import { expect } from "chai";
import { priceBasket, type RuleBook } from "#sdk";
import { checkSettlement } from "../../../dapp/check/checkSettlement.ts";
import type { SettlementFacts } from "../../../dapp/check/SettlementFacts.ts";

const book: RuleBook = {
  currency: "GBP",
  rules: [
    { kind: "PercentOff", value: 1000 },
    { kind: "Points", lane: 1, every: 100, value: 1 },
  ],
};
const lines = [{ sku: 7n, tags: 1n, price: 1234, quantity: 2 }];
const context = { time: 1_700_000_000 };
const address = `0x${"11".repeat(20)}` as const;
const word = `0x${"22".repeat(32)}` as const;

function facts(change: Partial<SettlementFacts> = {}): SettlementFacts {
  const priced = priceBasket(book, { lines, context });
  const { subtotal, discount, total, points, tickets } = priced;
  return {
    order: {
      orderId: word,
      account: address,
      quoteHash: word,
      lines,
      context,
      subtotal,
      discount,
      total,
      points,
      tickets,
    },
    campaign: address,
    program: address,
    programName: "Points",
    campaignNumber: 1,
    launchedAt: 1_600_000_000,
    settledAt: 1_700_000_010,
    bookInCode: book,
    bookOfView: book,
    contractPrice: priced,
    pointsMinted: points,
    releaseAt: 0,
    ...change,
  };
}

const wrong = (given: SettlementFacts, signed: { total: number; points: number } | null = null) =>
  checkSettlement(given, signed)
    .filter((step) => !step.right)
    .map(({ name, comparisons }) => [
      name,
      ...comparisons.filter(({ expected, found }) => expected !== found).map(({ figure }) => figure),
    ]);

describe("checkSettlement", () => {
  it("finds nothing wrong with an honest order", () => {
    const { total, points } = facts().order;
    expect(wrong(facts(), { total, points })).to.deep.equal([]);
  });

  it("names the figure of the order that does not follow from the rules", () => {
    const honest = facts();
    expect(wrong({ ...honest, order: { ...honest.order, total: honest.order.total + 1 } })).to.deep.equal([
      ["recomputed", "total"],
    ]);
  });

  it("names what the contract answers differently, down to the rule", () => {
    const { contractPrice } = facts();
    const rules = contractPrice.rules.map((rule, index) => (index === 0 ? { ...rule, gain: rule.gain - 1 } : rule));
    expect(wrong(facts({ contractPrice: { ...contractPrice, rules } }))).to.deep.equal([["contract", "ruleGain"]]);
  });

  it("misses rules and lines that the contract leaves out", () => {
    const contractPrice = { ...facts().contractPrice, rules: [], lines: [] };
    expect(wrong(facts({ contractPrice }))[0]).to.include.members(["contract", "lineCount", "ruleCount"]);
  });

  it("sees rules that were published after the price, or told differently than fixed", () => {
    expect(wrong(facts({ launchedAt: context.time + 1 }))).to.deep.equal([["published"]]);
    expect(wrong(facts({ bookOfView: { ...book, maxDiscountBps: 1 } }))).to.deep.equal([["rules"]]);
    expect(wrong(facts({ campaignNumber: 0 }))).to.deep.equal([["belongs"]]);
  });

  it("sees points that did not arrive, and none while they are set aside", () => {
    expect(wrong(facts({ pointsMinted: 0 }))).to.deep.equal([["arrived", "points"]]);
    expect(wrong(facts({ pointsMinted: 0, releaseAt: 1_800_000_000 }))).to.deep.equal([]);
  });

  it("sees that another price was signed", () => {
    expect(wrong(facts(), { total: 1, points: facts().order.points })).to.deep.equal([["signed", "total"]]);
  });
});
