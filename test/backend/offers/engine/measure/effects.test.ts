import { expect } from "chai";
import { incrementalProfit } from "../../../../../backend/offers/engine/measure/incrementalProfit.ts";
import { proportionInterval } from "../../../../../backend/offers/engine/measure/proportionInterval.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectNear } from "../../../../support/expectNear.ts";
import { expectRefusal } from "../expectRefusal.ts";

describe("offer engine: effects", () => {
  it("Wilson's interval repeats published values", () => {
    // Newcombe (1998), table I, method 3.
    for (const [successes, trials, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const found = proportionInterval(successes, trials);
      expectNear(found.low, low, 5e-5);
      expectNear(found.high, high, 5e-5);
    }
    expectNear(proportionInterval(20, 20).high, 1, 1e-12);
  });

  it("says what the offers added, or how many more customers it takes to know", () => {
    const random = new Random(1);
    const draw = (count: number, mean: number) => Array.from({ length: count }, () => mean + 10 * random.normal());
    const clear = incrementalProfit({ offered: draw(2_000, 5), holdout: draw(2_000, 3) });
    expect(clear.known).to.equal(true);
    expectNear(clear.profit, 4_000, 1_300);
    expect(clear.customersNeeded).to.equal(0);
    const unclear = incrementalProfit({ offered: draw(100, 3.1), holdout: draw(100, 3) });
    expect(unclear.known).to.equal(false);
    expect(unclear.customersNeeded).to.be.greaterThan(100);
    expect(incrementalProfit({ offered: [1, 2], holdout: [1, 2] }).customersNeeded).to.equal(null);
  });

  it("the interval holds the truth about as often as it says", () => {
    let inside = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const random = new Random(seed);
      const offered = Array.from({ length: 60 }, () => 2 + random.normal());
      const holdout = Array.from({ length: 40 }, () => 1 + 3 * random.normal());
      const { low, high } = incrementalProfit({ offered, holdout });
      if (low <= 60 && 60 <= high) inside++;
    }
    expectNear(inside / 1_000, 0.95, 0.025);
  });

  it("compares customers only with those who had the same chance to be held out", () => {
    // A good season with few held out and a bad one with many: offers add 1 in both, and together they would seem to add 5.
    const seasons = (seed: number) => {
      const random = new Random(seed);
      const draw = (count: number, mean: number) => Array.from({ length: count }, () => mean + random.normal());
      const good = { offered: draw(900, 11), holdout: draw(100, 10) };
      return { good, bad: { offered: draw(500, 3), holdout: draw(500, 2) } };
    };
    let inside = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { good, bad } = seasons(seed);
      const { low, high } = incrementalProfit(good, bad);
      if (low <= 1_400 && 1_400 <= high) inside++;
    }
    expectNear(inside / 300, 0.95, 0.04);
    const { good, bad } = seasons(1);
    const pooled = incrementalProfit({
      offered: [...good.offered, ...bad.offered],
      holdout: [...good.holdout, ...bad.holdout],
    });
    expect(pooled.low).to.be.greaterThan(4 * 1_400);
    const { profit, low, high } = incrementalProfit(good, bad);
    const [one, other] = [incrementalProfit(good), incrementalProfit(bad)];
    expectNear(profit, one.profit + other.profit, 1e-9);
    expectNear((high - low) ** 2, (one.high - one.low) ** 2 + (other.high - other.low) ** 2, 1e-6);
    expectRefusal(() => incrementalProfit(), "Empty");
  });

  it("refuses bad input", () => {
    expectRefusal(() => proportionInterval(3, 2), "Range");
    expectRefusal(() => proportionInterval(0, 0), "Range");
    expectRefusal(() => incrementalProfit({ offered: [1], holdout: [1, 2] }), "TooShort");
    expectRefusal(() => incrementalProfit({ offered: [1, Infinity], holdout: [1, 2] }), "NotFinite");
  });
});
