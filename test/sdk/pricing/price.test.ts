import { expect } from "chai";
import { BasketError, prepareRuleBook, price, priceBasket, type BasketLine, type PriceContext, type Rule } from "#sdk";

const line = (price: number, quantity = 1, tags = 1n, sku = BigInt(price)): BasketLine => ({
  sku,
  tags,
  price,
  quantity,
});

/** The discounts of the lines and the outcome of the only rule. */
function one(rule: Rule, lines: BasketLine[], context: Partial<PriceContext> = {}, maxDiscountBps = 0) {
  const result = priceBasket({ maxDiscountBps, rules: [rule] }, { lines, context: { time: 1_000, ...context } });
  return { discounts: result.lines.map(({ discount }) => discount), ...result.rules[0]!, points: result.points };
}

describe("price, by hand", () => {
  it("PercentOff rounds half up and splits by running sums", () => {
    // 5 % of 3 x 0.10 + 0.01 = 1.55 -> 2 cents; floor(2 x 1/31) = 0, then floor(2 x 31/31) - 0 = 2.
    const { discounts, gain } = one({ kind: "PercentOff", value: 500 }, [line(10, 3), line(1)]);
    expect(gain).to.equal(2);
    expect(discounts).to.deep.equal([0, 2]);
  });

  it("PercentOff under a cap splits the uncapped shares once more", () => {
    // 50 % of 10 + 20 + 30 is 30, split 5, 10, 15; a cap of 7 splits 7 by these: 1, 3.5 -> 2, 7 - 3 = 4.
    const { discounts, gain } = one({ kind: "PercentOff", value: 5_000, cap: 7 }, [line(10), line(20), line(30)]);
    expect(gain).to.equal(7);
    expect(discounts).to.deep.equal([1, 2, 4]);
  });

  it("AmountOff gives its value for each full `every`, and never more than the targets", () => {
    const rule: Rule = { kind: "AmountOff", every: 300, value: 50 };
    expect(one(rule, [line(899)])).to.include({ gain: 100, uses: 2 });
    expect(one({ ...rule, perOrder: 1 }, [line(899)])).to.include({ gain: 50, uses: 1 });
    expect(one({ kind: "AmountOff", value: 50 }, [line(20)])).to.include({ gain: 20, uses: 1 });
  });

  it("UnitPrice takes the dearest units and skips lines that would not gain", () => {
    const { discounts, uses } = one({ kind: "UnitPrice", value: 100, perOrder: 3 }, [
      line(90, 2),
      line(150, 5),
      line(200, 2),
    ]);
    expect(uses).to.equal(3);
    expect(discounts).to.deep.equal([0, 50, 200]);
  });

  it("BuyXGetY over one set takes the last units of each group, dearest first", () => {
    // Units 30 30 | 20, 10 10 | 10: the third of each group is free.
    const rule: Rule = { kind: "BuyXGetY", buy: 2, get: 1, value: 10_000 };
    expect(one(rule, [line(10, 3), line(20), line(30, 2)]).discounts).to.deep.equal([10, 20, 0]);
  });

  it("BuyXGetY over two sets counts a line in both as a target only", () => {
    const rule: Rule = { kind: "BuyXGetY", selector: 2n, trigger: 1n, buy: 1, get: 1, value: 10_000 };
    expect(one(rule, [line(10, 2, 1n), line(20, 1, 3n), line(5, 9, 2n)])).to.include({ uses: 2, gain: 25 });
    expect(one(rule, [line(20, 1, 3n)])).to.include({ reason: "NoEffect" });
  });

  it("BundlePrice takes sets while one is complete and worth more than its price", () => {
    const rule: Rule = { kind: "BundlePrice", selector: 3n, value: 100, perOrder: 20 };
    // Sets: 80 + 60, then 80 + 20 = 100, which is not worth more.
    expect(one(rule, [line(80, 2, 1n), line(60, 1, 2n), line(20, 5, 2n)])).to.include({ uses: 1, gain: 40 });
    // A line with both tags belongs to the lower part only.
    expect(one(rule, [line(80, 2, 3n)])).to.include({ reason: "NoEffect", uses: 0 });
  });

  it("BundlePercent takes every complete set", () => {
    const rule: Rule = { kind: "BundlePercent", selector: 3n, value: 1_000, perOrder: 20 };
    expect(one(rule, [line(80, 2, 1n), line(60, 1, 2n), line(20, 5, 2n)])).to.include({ uses: 2, gain: 24 });
  });

  it("Points and Tickets look at net amounts and have caps", () => {
    const rules: Rule[] = [
      { kind: "Tickets", lane: 3, value: 2, minSpend: 90 },
      { kind: "Points", lane: 2, every: 10, value: 3, cap: 25 },
      { kind: "PercentOff", value: 1_000 },
    ];
    const result = priceBasket({ rules }, { lines: [line(100)], context: { time: 0 } });
    expect(result).to.include({ total: 90, points: 25, tickets: 2 });
    expect(result.rules.map(({ uses }) => uses)).to.deep.equal([1, 9, 1]);
  });

  it("gives the first reason that holds", () => {
    const rule: Rule = {
      kind: "PercentOff",
      value: 100,
      from: 10,
      until: 20,
      minTier: 2,
      audience: 3,
      limit: 5,
      minSpend: 50,
      minQuantity: 2,
    };
    const fine = { time: 10, tier: 2, audiences: { "3": 0 } };
    const reason = (context: PriceContext, lines = [line(50, 2)], more: Partial<Rule> = {}, bps = 0) =>
      one({ ...rule, ...more }, lines, context, bps).reason;
    expect(reason({ ...fine, time: 9 })).to.equal("NotStarted");
    expect(reason({ ...fine, time: 20 })).to.equal("Ended");
    expect(reason({ ...fine, tier: 1 })).to.equal("TierTooLow");
    expect(reason({ ...fine, audiences: {} })).to.equal("NotInAudience");
    expect(reason({ ...fine, available: { "0": 0 } })).to.equal("SoldOut");
    expect(reason(fine, [line(49)])).to.equal("SpendTooLow");
    expect(reason(fine, [line(50)])).to.equal("QuantityTooLow");
    expect(reason(fine, [line(50, 2)], { value: 0 })).to.equal("NoEffect");
    expect(reason(fine, [line(50, 2)], {}, 1)).to.equal("CampaignCapReached");
    expect(reason(fine)).to.equal("Applied");
  });

  it("lets the greater gain win a lane, and the lower index a tie", () => {
    const rules: Rule[] = [
      { kind: "AmountOff", value: 9 },
      { kind: "PercentOff", value: 1_000 },
      { kind: "AmountOff", value: 10 },
    ];
    const reasons = priceBasket({ rules }, { lines: [line(100)], context: { time: 0 } }).rules.map(
      ({ reason }) => reason,
    );
    expect(reasons).to.deep.equal(["BeatenInLane", "Applied", "BeatenInLane"]);
  });

  it("uses a personal value only when it is smaller and not 0", () => {
    const rule: Rule = { kind: "PercentOff", value: 1_000, audience: 7, personal: true };
    const gain = (value: number) => one(rule, [line(100)], { audiences: { "7": value } }).gain;
    expect([gain(0), gain(300), gain(2_000)]).to.deep.equal([10, 3, 10]);
  });

  it("is exact where a product leaves 2^53", () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const { discounts } = one({ kind: "PercentOff", value: 3_333, cap: largest - 1 }, [line(1, 3), line(largest - 3)]);
    expect(discounts).to.deep.equal([0, 3_002_099_511_605_172]);
  });
});

describe("price, of what has no price", () => {
  const book = prepareRuleBook({ rules: [{ kind: "Points", value: Number.MAX_SAFE_INTEGER, every: 1 }] });
  const refusal = (lines: BasketLine[], context: PriceContext = { time: 0 }) => {
    try {
      return price(book, { lines, context }).points;
    } catch (cause) {
      return cause instanceof BasketError ? cause.code : cause;
    }
  };

  it("names the fault", () => {
    expect(refusal([])).to.equal("LineCount");
    expect(refusal(Array.from({ length: 101 }, (_, i) => line(i)))).to.equal("LineCount");
    expect(refusal([line(1), line(1)])).to.equal("RepeatedLine");
    expect(refusal([line(Number.MAX_SAFE_INTEGER), line(1)])).to.equal("SubtotalTooLarge");
    expect(refusal([line(2)])).to.equal("ResultTooLarge");
    expect(refusal([line(1)])).to.equal(Number.MAX_SAFE_INTEGER);
    expect(refusal([line(1, 0)])).to.equal("InvalidBasket");
    expect(refusal([line(1, 2 ** 32)])).to.equal("InvalidBasket");
    expect(refusal([line(-1)])).to.equal("InvalidBasket");
    expect(refusal([line(0.5, 1, 1n, 1n)])).to.equal("InvalidBasket");
    expect(refusal([line(1, 1, 2n ** 64n)])).to.equal("InvalidBasket");
    expect(refusal([line(1, 1, 1n, -1n)])).to.equal("InvalidBasket");
    for (const context of [
      { time: -1 },
      { time: 0.5 },
      { time: 0, tier: 256 },
      { time: 0, available: { "0": -1 } },
      { time: 0, available: { "0": NaN } },
    ])
      expect(refusal([line(1)], context)).to.equal("InvalidBasket");
    const welcome: Rule = { kind: "PercentOff", value: 100, audience: 7 };
    expect(() => one(welcome, [line(1)], { audiences: { "7": 2 ** 53 } })).to.throw(BasketError, 'audiences["7"]');
    expect(one(welcome, [line(1)], { audiences: { "8": -1 } }).reason).to.equal("NotInAudience");
  });

  it("says the line of the basket as it was given, before it complains of repetitions", () => {
    const given = [line(5), line(5), line(1, 0)];
    expect(() => price(book, { lines: given, context: { time: 0 } })).to.throw(BasketError, "line 2: quantity");
  });
});
