import { expect } from "chai";
import { choosePurchaseModel } from "../../../../backend/offers/batch/choosePurchaseModel.ts";
import type { Cut } from "../../../../backend/offers/batch/Cut.ts";
import { baselineName } from "../../../../backend/offers/batch/purchaseModels.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";

const ROWS = 500;

/** Customers with eight features, of which the first may say who buys. */
function cut(seed: number, telling: boolean): Cut {
  const random = new Random(seed);
  const features = { rows: ROWS, columns: 8, values: Float64Array.from({ length: 8 * ROWS }, () => random.normal()) };
  const boughtLater = Float64Array.from({ length: ROWS }, (_, i) => {
    const chance = telling ? 1 / (1 + Math.exp(-2 * features.values[8 * i]!)) : 0.4;
    return random.uniform() < chance ? 1 : 0;
  });
  const ones = new Float64Array(ROWS).fill(1);
  const orders = ones.map(() => 1 + random.integer(5));
  return {
    table: {
      customer: Int32Array.from({ length: ROWS }, (_, i) => i),
      orders,
      spendMinor: ones,
      silentDays: ones,
      ageDays: ones.map(() => 200),
      repeats: ones,
      recencyDays: ones,
      names: [],
      features,
      boughtLater,
      spentLaterMinor: boughtLater,
    },
    lifetimes: { model: null, expectedOrders: ones.map(() => random.uniform()), alive: ones },
    features,
  };
}

const chosen = (telling: boolean) =>
  choosePurchaseModel(
    { learn: [cut(1, telling)], judge: cut(2, telling), today: cut(3, telling) },
    { days: 30, seed: 1 },
  );

describe("offer batch: the purchase model", () => {
  it("is a challenger where features say who buys", () => {
    const { report, probability } = chosen(true);
    expect(report!.model).to.be.oneOf(["logistic regression", "boosted trees"]);
    expect(report!.gain.low).to.be.greaterThan(0);
    expect(report!.value).to.be.greaterThan(report!.baselineValue + 0.1);
    expect(Math.min(...probability)).to.be.greaterThan(0);
    expect(Math.max(...probability)).to.be.lessThan(1);
  });

  it("stays the baseline where they say nothing, since no challenger is judged by what it learned from", () => {
    const { report } = chosen(false);
    expect(report!.model).to.equal(baselineName);
    expect(report!.gain).to.deep.include({ mean: 0, low: 0, high: 0 });
  });
});
