import { expect } from "chai";
import { checkRuleBook, type BasketLine, type Rule, type RuleBook } from "#sdk";

const codes = (rules: Rule[], more: Partial<RuleBook> = {}, lines?: BasketLine[]) =>
  checkRuleBook({ ...more, rules }, lines).map(({ code, rule }) => `${rule} ${code}`);
const threshold: Rule = { kind: "AmountOff", minSpend: 10_000, value: 2_000 };
const percent: Rule = { kind: "PercentOff", value: 500 };
const gift: Rule = { kind: "UnitPrice", selector: 4n, trigger: 3n, minSpend: 5_000, perOrder: 1 };
const bundle: Rule = { kind: "BundlePrice", selector: 3n, perOrder: 1, value: 100 };
const line = (tags: bigint, sku = 9n): BasketLine => ({ sku, tags, price: 100, quantity: 1 });

describe("checkRuleBook", () => {
  it("wants thresholds in lower lanes than percentages", () => {
    expect(codes([percent, { ...threshold, lane: 1 }])).to.deep.equal(["1 ThresholdAfterPercentage"]);
    expect(codes([percent, { ...threshold, minSpend: 0, every: 100, lane: 1 }])).to.deep.equal([
      "1 ThresholdAfterPercentage",
    ]);
    expect(codes([{ ...percent, lane: 1 }, threshold])).to.deep.equal([]);
    expect(codes([percent, threshold])).to.deep.equal([]);
    // A percentage on other lines, or in another season, does not touch it.
    expect(
      codes([
        { ...percent, selector: 1n },
        { ...threshold, trigger: 2n, lane: 1 },
      ]),
    ).to.deep.equal([]);
    expect(
      codes([
        { ...percent, until: 50 },
        { ...threshold, from: 50, lane: 1 },
      ]),
    ).to.deep.equal([]);
  });

  it("wants gifts and shipping outside their trigger", () => {
    expect(codes([{ ...gift, trigger: 0n }])).to.deep.equal(["0 TargetInTrigger"]);
    expect(codes([{ ...gift, trigger: 6n }])).to.deep.equal(["0 TargetInTrigger"]);
    expect(codes([{ kind: "PercentOff", value: 10_000, selector: 4n, minSpend: 5_000 }])).to.deep.equal([
      "0 TargetInTrigger",
    ]);
    expect(codes([gift])).to.deep.equal([]);
    expect(codes([gift], {}, [line(4n), line(1n)])).to.deep.equal([]);
    expect(codes([gift], {}, [line(5n)])).to.deep.equal(["0 TargetInTrigger"]);
  });

  it("says that gifts count in the campaign cap", () => {
    expect(codes([gift], { maxDiscountBps: 5_000 })).to.deep.equal(["0 GiftCountsInCampaignCap"]);
  });

  it("wants each bundle part under its own tag, as far as it knows the products", () => {
    expect(codes([bundle])).to.deep.equal(["0 BundlePartOverlaps"]);
    expect(codes([bundle], {}, [line(1n), line(6n)])).to.deep.equal([]);
    expect(codes([bundle], {}, [line(1n), line(7n)])).to.deep.equal(["0 BundlePartOverlaps"]);
    expect(checkRuleBook({ rules: [bundle] }, [line(7n, 12n)])[0]?.message).to.include("sku 12 has the tags 0 and 1");
  });

  it("wants unlimited rules before limited ones", () => {
    const limited = { ...percent, limit: 5 };
    expect(codes([limited, { ...percent, lane: 1 }])).to.deep.equal(["0 LimitedBeforeUnlimited"]);
    expect(codes([limited, percent])).to.deep.equal(["0 LimitedBeforeUnlimited"]);
    expect(codes([percent, limited])).to.deep.equal([]);
    expect(codes([percent, { ...percent, lane: 1, perAccount: 1 }])).to.deep.equal([]);
    // Thresholds go first even when they are limited.
    expect(
      codes([
        { ...threshold, limit: 5 },
        { ...percent, lane: 1 },
      ]),
    ).to.deep.equal([]);
    expect(
      codes([
        { ...limited, selector: 1n },
        { ...percent, lane: 1, selector: 2n, trigger: 2n },
      ]),
    ).to.deep.equal([]);
  });

  it("wants minSpend on flat points", () => {
    expect(codes([{ kind: "Points", value: 10 }])).to.deep.equal(["0 FlatPointsWithoutSpend"]);
    expect(codes([{ kind: "Tickets", value: 1 }])).to.deep.equal(["0 FlatPointsWithoutSpend"]);
    expect(codes([{ kind: "Points", value: 10, minSpend: 1 }])).to.deep.equal([]);
    expect(codes([{ kind: "Points", value: 1, every: 100 }])).to.deep.equal([]);
  });

  it("wants spend-and-save tiers in one lane", () => {
    const tier = { ...threshold, minSpend: 20_000, value: 5_000 };
    expect(codes([threshold, { ...tier, lane: 1 }])).to.deep.equal(["1 TiersInDifferentLanes"]);
    expect(codes([threshold, tier])).to.deep.equal([]);
  });

  it("wants the price of a clearance to fall", () => {
    const week: Rule = { kind: "UnitPrice", selector: 1n, value: 900, until: 100 };
    expect(codes([week, { ...week, value: 950, from: 100, until: 200 }])).to.deep.equal(["1 ClearanceRises"]);
    expect(codes([week, { ...week, value: 800, from: 100, until: 200 }])).to.deep.equal([]);
  });

  it("sees windows in which nothing happens", () => {
    expect(codes([{ ...percent, from: 5, until: 5 }])).to.deep.equal(["0 EmptyWindow"]);
    expect(codes([{ ...percent, from: 5 }], { endsAt: 5 })).to.deep.equal(["0 EmptyWindow"]);
  });
});
