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
    const clear = incrementalProfit(draw(2_000, 5), draw(2_000, 3));
    expect(clear.known).to.equal(true);
    expectNear(clear.profit, 4_000, 1_300);
    expect(clear.customersNeeded).to.equal(0);
    const unclear = incrementalProfit(draw(100, 3.1), draw(100, 3));
    expect(unclear.known).to.equal(false);
    expect(unclear.customersNeeded).to.be.greaterThan(100);
    expect(incrementalProfit([1, 2], [1, 2]).customersNeeded).to.equal(null);
  });

  it("the interval holds the truth about as often as it says", () => {
    let inside = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const random = new Random(seed);
      const offered = Array.from({ length: 60 }, () => 2 + random.normal());
      const holdout = Array.from({ length: 40 }, () => 1 + 3 * random.normal());
      const { low, high } = incrementalProfit(offered, holdout);
      if (low <= 60 && 60 <= high) inside++;
    }
    expectNear(inside / 1_000, 0.95, 0.025);
  });

  it("refuses bad input", () => {
    expectRefusal(() => proportionInterval(3, 2), "Range");
    expectRefusal(() => proportionInterval(0, 0), "Range");
    expectRefusal(() => incrementalProfit([1], [1, 2]), "TooShort");
    expectRefusal(() => incrementalProfit([1, Infinity], [1, 2]), "NotFinite");
  });
});
