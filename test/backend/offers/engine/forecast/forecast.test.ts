import { expect } from "chai";
import fc from "fast-check";
import { arimaForecast } from "../../../../../backend/offers/engine/forecast/arimaForecast.ts";
import { fitCombination } from "../../../../../backend/offers/engine/forecast/fitCombination.ts";
import { intermittent } from "../../../../../backend/offers/engine/forecast/intermittent.ts";
import { rmsse } from "../../../../../backend/offers/engine/forecast/rmsse.ts";
import { seasonalNaive } from "../../../../../backend/offers/engine/forecast/seasonalNaive.ts";
import { smooth } from "../../../../../backend/offers/engine/forecast/smooth.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

describe("offer engine: forecast", () => {
  it("simple smoothing is the weighted average by hand, with bounds that widen", () => {
    const { mean, low, high } = smooth([10, 20, 15, 30], 3, { alpha: 0.5 });
    // 10, then 15, then 15, then 22.5
    expect([...mean]).to.deep.equal([22.5, 22.5, 22.5]);
    const variance = (10 ** 2 + 0 ** 2 + 15 ** 2) / 3;
    expectNear(high[0]! - mean[0]!, 1.96 * Math.sqrt(variance), 0.001);
    expectNear(high[2]! - mean[2]!, 1.96 * Math.sqrt(variance * (1 + 2 * 0.25)), 0.001);
    expect(low[2]!).to.be.lessThan(low[0]!);
  });

  it("a constant series stays constant, in every model", () => {
    const flat = Array<number>(24).fill(7);
    for (const options of [{}, { trend: true }, { season: 4 }, { trend: true, season: 12 }]) {
      for (const value of smooth(flat, 6, options).mean) expectNear(value, 7, 1e-6);
    }
    expect([...seasonalNaive(flat, 2).mean]).to.deep.equal([7, 7]);
  });

  it("follows a trend and a season that simple smoothing misses", () => {
    const random = new Random(4);
    const value = (t: number): number => 50 + 0.5 * t + 10 * Math.sin((Math.PI * t) / 6);
    const series = Array.from({ length: 96 }, (_, t) => value(t) + random.normal());
    const future = Array.from({ length: 12 }, (_, k) => value(96 + k));
    const error = (options: Parameters<typeof smooth>[2]): number =>
      rmsse(series, future, smooth(series, 12, options).mean);
    expect(error({ trend: true, season: 12 })).to.be.lessThan(0.5);
    expect(error({})).to.be.greaterThan(1);
    const { low, high } = smooth(series, 12, { trend: true, season: 12 });
    future.forEach((each, k) => expect(each).to.be.within(low[k]! - 1, high[k]! + 1));
  });

  it("the seasonal naive forecast repeats the season", () => {
    expect([...seasonalNaive([1, 2, 3, 4, 5, 6], 5, 3).mean]).to.deep.equal([4, 5, 6, 4, 5]);
  });

  it("Croston, SBA and TSB agree with the recursions by hand", () => {
    const series = [0, 0, 6, 0, 0, 0, 2, 0];
    // Croston: size 6, interval 3; at t = 6 size 6 + 0.5 (2 - 6) = 4, interval 3 + 0.5 (4 - 3) = 3.5.
    expectNear(intermittent(series, { method: "croston", alpha: 0.5 }), 4 / 3.5, 1e-12);
    expectNear(intermittent(series, { method: "sba", alpha: 0.5 }), (0.75 * 4) / 3.5, 1e-12);
    // TSB: probability 1/3 -> 1/6 -> 1/12 -> 1/24 -> 25/48 -> 25/96.
    expectNear(intermittent(series, { method: "tsb", alpha: 0.5 }), (4 * 25) / 96, 1e-12);
    expect(intermittent([0, 0, 0], { method: "tsb" })).to.equal(0);
  });

  it("Croston with demand every period is simple smoothing, and every rate scales with the unit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 30 }), (series) => {
        const rate = intermittent(series, { method: "croston", alpha: 0.2 });
        expectNear(rate, smooth(series, 1, { alpha: 0.2 }).mean[0]!, 1e-9);
        const tenfold = series.map((value) => 10 * value);
        for (const method of ["croston", "sba", "tsb"] as const) {
          expectNear(intermittent(tenfold, { method }), 10 * intermittent(series, { method }), 1e-8);
        }
      }),
    );
  });

  it("rmsse is 1 for forecasts as bad as the naive one was", () => {
    expect(rmsse([0, 2, 0, 2], [5, 5], [3, 7])).to.equal(1);
    expectRefusal(() => rmsse([1, 1, 1], [1], [1]), "Constant");
    expectRefusal(() => rmsse([1, 2], [1, 2], [1]), "Shape");
  });

  it("ARIMA forecasts an autoregression back to its mean", () => {
    const random = new Random(1);
    const series: number[] = [10];
    for (let t = 1; t < 400; t++) series.push(10 + 0.8 * (series[t - 1]! - 10) + random.normal());
    const { mean, low, high } = arimaForecast(series, 30, { p: 1, d: 0, q: 0 });
    expectNear(mean[0]! - 10, 0.8 * (series[399]! - 10), 0.5);
    expectNear(mean[29]!, 10, 0.8);
    expect(low[0]!).to.be.lessThan(mean[0]!);
    expect(high[29]! - low[29]!).to.be.greaterThan(high[0]! - low[0]!);
    expectRefusal(() => arimaForecast(Array<number>(30).fill(3), 2, { p: 1, d: 0, q: 0 }), "Constant");
    expectRefusal(() => arimaForecast([1, 2, 3], 2, { p: 1, d: 0, q: 0 }), "TooShort");
    expectRefusal(() => arimaForecast(series, 2, { p: -1, d: 0, q: 0 }), "Range");
  });

  it("a combination finds the method that is right, and halves one that is twice too high", () => {
    const random = new Random(6);
    const rates: number[] = [];
    const futures: number[][] = [];
    for (let i = 0; i < 300; i++) {
      const truth = 1 + 4 * random.uniform();
      rates.push(2 * truth, 5 * random.uniform());
      futures.push(Array.from({ length: 6 }, () => truth + 0.1 * random.normal()));
    }
    const scales = futures.map(() => 1);
    const weights = fitCombination({
      rates: { rows: 300, columns: 2, values: Float64Array.from(rates) },
      futures,
      scales,
    });
    expectNear(weights[0]!, 0.5, 0.01);
    expectNear(weights[1]!, 0, 0.02);
    const one = { rows: 2, columns: 1, values: Float64Array.of(1, 2) };
    expectRefusal(() => fitCombination({ rates: one, futures: [[1], [2]], scales: [0, 1] }), "Constant");
    expectRefusal(() => fitCombination({ rates: one, futures: [[1]], scales: [1, 1] }), "Shape");
  });

  it("refuses bad series", () => {
    for (const forecast of [
      (y: number[]) => smooth(y, 1),
      (y: number[]) => seasonalNaive(y, 1),
      (y: number[]) => intermittent(y, { method: "sba" }),
    ]) {
      expectRefusal(() => forecast([]), "Empty");
      expectRefusal(() => forecast([1]), "TooShort");
      expectRefusal(() => forecast([1, NaN, 2]), "NotFinite");
      expectRefusal(() => forecast([1, Infinity, 2]), "NotFinite");
    }
    expectRefusal(() => smooth([1, 2, 3], 0), "Range");
    expectRefusal(() => smooth([1, 2, 3], 1, { alpha: 0 }), "Range");
    expectRefusal(() => smooth([1, 2, 3, 4, 5], 1, { season: 3 }), "TooShort");
    expectRefusal(() => intermittent([1, -1], { method: "tsb" }), "Range");
  });
});
