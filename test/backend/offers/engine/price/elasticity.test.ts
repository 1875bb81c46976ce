import { expect } from "chai";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { fitElasticity } from "../../../../../backend/offers/engine/price/fitElasticity.ts";
import { shrinkElasticities } from "../../../../../backend/offers/engine/price/shrinkElasticities.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

describe("offer engine: elasticity", () => {
  it("is exact on exact constant-elasticity demand, with a control", () => {
    const price = [1, 2, 3, 4, 5, 6];
    const promoted = [0, 1, 0, 0, 1, 1];
    const quantity = price.map((p, i) => 100 * p ** -1.8 * Math.exp(0.4 * promoted[i]!));
    const found = fitElasticity({ price, quantity, controls: [promoted] });
    expectNear(found.elasticity, -1.8, 1e-10);
    expectNear(found.controls[0]!, 0.4, 1e-10);
    expectNear(found.intercept, Math.log(100), 1e-10);
    expect(found.error).to.be.lessThan(1e-6);
  });

  it("shrinking moves noisy estimates most and comes nearer to the truth on average", () => {
    const random = new Random(2);
    const truth = Float64Array.from({ length: 400 }, () => -2 + 0.5 * random.normal());
    const errors = truth.map((_, i) => (i % 2 ? 0.2 : 1));
    const estimates = truth.map((value, i) => value + errors[i]! * random.normal());
    const { elasticities, mean, meanError, deviation } = shrinkElasticities(estimates, errors);
    expectNear(mean, -2, 0.1);
    expectNear(deviation, 0.5, 0.1);
    // What 200 estimates with a spread of 0.54 (0.5 between products, 0.2 of each) and 200 with 1.12 know of their mean.
    expectNear(meanError, 1 / Math.sqrt(200 / (deviation ** 2 + 0.04) + 200 / (deviation ** 2 + 1)), 1e-12);
    expectNear(meanError, 0.034, 0.005);
    const error = (guess: Float64Array): number => guess.reduce((sum, value, i) => sum + (value - truth[i]!) ** 2, 0);
    expect(error(elasticities)).to.be.lessThan(0.5 * error(estimates));
    const moved = (i: number): number => Math.abs(elasticities[i]! - estimates[i]!) / Math.abs(estimates[i]! - mean);
    expect(moved(0)).to.be.greaterThan(moved(1));
    const same = shrinkElasticities([-1, -1, -1], [1, 1, 1]);
    expect(same.deviation).to.equal(0);
    expect([...same.elasticities]).to.deep.equal([-1, -1, -1]);
  });

  it("refuses what has no logarithm or no variation", () => {
    expectRefusal(() => fitElasticity({ price: [], quantity: [] }), "Empty");
    expectRefusal(() => fitElasticity({ price: [1, 2], quantity: [1, 2] }), "TooShort");
    expectRefusal(() => fitElasticity({ price: [1, 2, 3, 0], quantity: [1, 2, 3, 4] }), "Range");
    expectRefusal(() => fitElasticity({ price: [2, 2, 2, 2], quantity: [1, 2, 3, 4] }), "Constant");
    expectRefusal(() => fitElasticity({ price: [1, 2, 3, NaN], quantity: [1, 2, 3, 4] }), "NotFinite");
    expectRefusal(() => shrinkElasticities([1, 2], [1, 0]), "Range");
    expectRefusal(() => shrinkElasticities([1], [1]), "TooShort");
  });
});
