import { expect } from "chai";
import { checkRuleBook, type Rule } from "#sdk";

const codes = (rules: Rule[], maxDiscountBps = 0) =>
  checkRuleBook({ maxDiscountBps, rules }).map(({ code, rule }) => `${rule} ${code}`);
const threshold: Rule = { kind: "AmountOff", minSpend: 10_000, value: 2_000 };
const percent: Rule = { kind: "PercentOff", value: 500 };
const gift: Rule = { kind: "UnitPrice", selector: 4n, trigger: 3n, minSpend: 5_000, perOrder: 1 };
const bundle: Rule = { kind: "BundlePrice", selector: 3n, perOrder: 1, value: 100 };

describe("checkRuleBook", () => {
  it("wants thresholds in lower lanes than percentages", () => {
    expect(codes([percent, { ...threshold, lane: 1 }])).to.deep.equal(["1 ThresholdAfterPercentage"]);
    expect(codes([{ ...percent, lane: 1 }, threshold])).to.deep.equal([]);
  });

  it("wants gifts outside their trigger", () => {
    expect(codes([{ ...gift, trigger: 0n }])).to.deep.equal(["0 TargetInTrigger"]);
    expect(codes([{ ...gift, trigger: 6n }])).to.deep.equal(["0 TargetInTrigger"]);
    expect(codes([gift])).to.deep.equal([]);
  });

  it("says that gifts count in the campaign cap", () => {
    expect(codes([gift], 5_000)).to.deep.equal(["0 GiftCountsInCampaignCap"]);
  });

  it("wants each bundle part under its own tag", () => {
    expect(codes([bundle, { ...bundle, selector: 6n, lane: 1 }])).to.deep.equal([
      "0 BundlePartOverlaps",
      "1 BundlePartOverlaps",
    ]);
    expect(codes([bundle, { ...bundle, selector: 12n, lane: 1 }])).to.deep.equal([]);
  });

  it("wants unlimited rules before limited ones", () => {
    expect(
      codes([
        { ...percent, limit: 5 },
        { ...percent, lane: 1 },
      ]),
    ).to.deep.equal(["0 LimitedBeforeUnlimited"]);
    expect(codes([percent, { ...percent, lane: 1, perAccount: 1 }])).to.deep.equal([]);
  });

  it("wants minSpend on flat points", () => {
    expect(codes([{ kind: "Points", value: 10 }])).to.deep.equal(["0 FlatPointsWithoutSpend"]);
    expect(codes([{ kind: "Points", value: 10, minSpend: 1 }])).to.deep.equal([]);
    expect(codes([{ kind: "Points", value: 1, every: 100 }])).to.deep.equal([]);
  });

  it("sees windows in which nothing happens", () => {
    expect(codes([{ ...percent, from: 5, until: 5 }])).to.deep.equal(["0 EmptyWindow"]);
  });
});
