import { expect } from "chai";
import fc from "fast-check";
import { auc } from "../../../../../backend/offers/engine/measure/auc.ts";
import { calibrationError } from "../../../../../backend/offers/engine/measure/calibrationError.ts";
import { logLosses } from "../../../../../backend/offers/engine/measure/logLosses.ts";
import type { Matrix } from "../../../../../backend/offers/engine/numeric/Matrix.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { calibrate } from "../../../../../backend/offers/engine/response/calibrate.ts";
import { calibrateOutOfFold } from "../../../../../backend/offers/engine/response/calibrateOutOfFold.ts";
import { fitBoostedTrees } from "../../../../../backend/offers/engine/response/fitBoostedTrees.ts";
import { fitIsotonic } from "../../../../../backend/offers/engine/response/fitIsotonic.ts";
import { fitLogistic } from "../../../../../backend/offers/engine/response/fitLogistic.ts";
import { predictLogistic } from "../../../../../backend/offers/engine/response/predictLogistic.ts";
import { predictTrees } from "../../../../../backend/offers/engine/response/predictTrees.ts";
import { sigmoid } from "../../../../../backend/offers/engine/response/sigmoid.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

function matrix(rows: number[][]): Matrix {
  return { rows: rows.length, columns: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) };
}

/** Rows of two normal columns and labels drawn with log odds `intercept + a x + b y`. */
function sample(rows: number, [intercept, a, b]: [number, number, number], seed: number) {
  const random = new Random(seed);
  const values = Float64Array.from({ length: rows * 2 }, () => random.normal());
  const labels = Float64Array.from({ length: rows }, (_, i) =>
    random.uniform() < sigmoid(intercept + a * values[2 * i]! + b * values[2 * i + 1]!) ? 1 : 0,
  );
  return { features: { rows, columns: 2, values }, labels };
}

describe("offer engine: response", () => {
  describe("logistic regression", () => {
    it("gives the closed form of a two-by-two table", () => {
      // 10 rows without the coupon, 3 bought; 10 with, 8 bought: the weight is the log odds ratio.
      const x = [...Array<number>(10).fill(0), ...Array<number>(10).fill(1)];
      const y = x.map((coupon, i) => (i % 10 < (coupon ? 8 : 3) ? 1 : 0));
      const { intercept, weights } = fitLogistic(matrix(x.map((each) => [each])), y, { ridge: 0 });
      expectNear(intercept, Math.log(3 / 7), 1e-6);
      expectNear(weights[0]!, Math.log(8 / 2) - Math.log(3 / 7), 1e-6);
    });

    it("satisfies the score equations: predictions match the labels' sums in every column", () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
          const { features, labels } = sample(200, [-0.5, 1, -1], seed);
          const p = predictLogistic(fitLogistic(features, labels, { ridge: 0 }), features);
          for (const column of [-1, 0, 1]) {
            const x = (i: number): number => (column < 0 ? 1 : features.values[2 * i + column]!);
            expectNear(
              labels.reduce((sum, y, i) => sum + (y - p[i]!) * x(i), 0),
              0,
              1e-3,
            );
          }
        }),
        { numRuns: 20 },
      );
    });

    it("does not depend on the units of a column when nothing is penalised, and ignores a constant one", () => {
      const { features, labels } = sample(300, [0, 1, 0.5], 3);
      const plain = fitLogistic(features, labels, { ridge: 0 });
      const rescaled = matrix(
        Array.from({ length: 300 }, (_, i) => [1000 * features.values[2 * i]! + 5, features.values[2 * i + 1]!, 7]),
      );
      const other = fitLogistic(rescaled, labels, { ridge: 0 });
      expectNear(other.weights[0]! * 1000, plain.weights[0]!, 1e-5);
      expect(other.weights[2]!).to.equal(0);
    });

    it("keeps a weight's sign when told to, and then fits the rest as if the column were absent", () => {
      const { features, labels } = sample(2000, [0, -1, 0.5], 4);
      const bounded = fitLogistic(features, labels, { monotone: [1, 0] });
      expect(bounded.weights[0]!).to.equal(0);
      const alone = fitLogistic(matrix(Array.from({ length: 2000 }, (_, i) => [features.values[2 * i + 1]!])), labels);
      expectNear(bounded.weights[1]!, alone.weights[0]!, 1e-6);
      expect(fitLogistic(features, labels, { monotone: [-1, 0] }).weights[0]!).to.be.lessThan(-0.8);
    });

    it("refuses what it cannot learn from", () => {
      const good = matrix([[1], [2], [3]]);
      expectRefusal(() => fitLogistic({ rows: 0, columns: 1, values: new Float64Array() }, []), "Empty");
      expectRefusal(() => fitLogistic(matrix([[1]]), [1]), "TooShort");
      expectRefusal(() => fitLogistic(good, [1, 1, 1]), "Constant");
      expectRefusal(() => fitLogistic(good, [0, 1, 2]), "Range");
      expectRefusal(() => fitLogistic(good, [0, 1]), "Shape");
      expectRefusal(() => fitLogistic(matrix([[NaN], [1]]), [0, 1]), "NotFinite");
      expectRefusal(() => fitLogistic(matrix([[Infinity], [1]]), [0, 1]), "NotFinite");
      expectRefusal(() => fitLogistic(good, [0, 1, 1], { monotone: [2] }), "Range");
      expectRefusal(() => fitLogistic(good, [0, 1, 1], { ridge: -1 }), "Range");
      expectRefusal(() => predictLogistic({ intercept: 0, weights: new Float64Array(2) }, good), "Shape");
    });
  });

  describe("boosted trees", () => {
    it("one deep tree at full rate repeats the group means of a squared loss", () => {
      const features = matrix([[0], [0], [1], [1], [2], [2]]);
      const options = { loss: "squared", trees: 1, rate: 1, ridge: 0, minimumRows: 1, leaves: 3 } as const;
      const model = fitBoostedTrees(features, [1, 3, 10, 12, 5, 7], options);
      expect([...predictTrees(model, features)].map((value) => Number(value.toFixed(9)))).to.deep.equal([
        2, 2, 11, 11, 6, 6,
      ]);
    });

    it("finds the split brute force finds", () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
          const random = new Random(seed);
          const rows = Array.from({ length: 24 }, () => [random.integer(9), random.integer(9)]);
          const targets = rows.map(() => random.normal());
          const model = fitBoostedTrees(matrix(rows), targets, {
            loss: "squared",
            trees: 1,
            rate: 1,
            ridge: 0,
            minimumRows: 1,
            leaves: 2,
            depth: 1,
          });
          const error = (p: ArrayLike<number>): number => targets.reduce((sum, y, i) => sum + (y - p[i]!) ** 2, 0);
          let best = Infinity;
          for (const column of [0, 1]) {
            for (let cut = 0; cut < 8; cut++) {
              const side = rows.map((each) => (each[column]! <= cut ? 0 : 1));
              const means = [0, 1].map((s) => {
                const inside = targets.filter((_, i) => side[i] === s);
                return inside.reduce((sum, y) => sum + y, 0) / Math.max(inside.length, 1);
              });
              best = Math.min(best, error(side.map((s) => means[s]!)));
            }
          }
          expectNear(error(predictTrees(model, matrix(rows))), best, 1e-9);
        }),
        { numRuns: 50 },
      );
    });

    it("learns an interaction that a logistic regression cannot", () => {
      const random = new Random(8);
      const rows = Array.from({ length: 3000 }, () => [random.normal(), random.normal()]);
      const labels = rows.map(([a, b]) => (random.uniform() < (a! * b! > 0 ? 0.8 : 0.2) ? 1 : 0));
      const [learn, test] = [matrix(rows.slice(0, 2000)), matrix(rows.slice(2000))];
      const truth = labels.slice(2000);
      const trees = predictTrees(fitBoostedTrees(learn, labels.slice(0, 2000)), test);
      const line = predictLogistic(fitLogistic(learn, labels.slice(0, 2000)), test);
      expect(auc(trees, truth)).to.be.greaterThan(0.75);
      expect(auc(line, truth)).to.be.lessThan(0.6);
      const loss = (guess: Float64Array): number => logLosses(guess, truth).reduce((sum, each) => sum + each, 0);
      expect(loss(trees)).to.be.lessThan(loss(line));
    });

    it("never falls along a column declared rising, whatever the data say", () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
          const random = new Random(seed);
          const { features, labels } = sample(300, [0, -0.5, 1], seed);
          const model = fitBoostedTrees(features, labels, {
            monotone: [1, 0],
            trees: 30,
            minimumRows: 5,
            depth: 5,
            leaves: 12,
          });
          const other = random.normal();
          const line = matrix(Array.from({ length: 60 }, (_, k) => [(k - 30) / 10, other]));
          const p = predictTrees(model, line);
          for (let k = 1; k < p.length; k++) expect(p[k]!).to.be.at.least(p[k - 1]!);
        }),
        { numRuns: 20 },
      );
    });

    it("is the same under the same seed and knows nothing when labels are shuffled", () => {
      const { features, labels } = sample(2000, [0, 1.5, 0], 5);
      const options = { rowShare: 0.5, columnShare: 0.5, trees: 40, seed: 9 };
      const first = predictTrees(fitBoostedTrees(features, labels, options), features);
      expect(predictTrees(fitBoostedTrees(features, labels, options), features)).to.deep.equal(first);
      const shuffled = new Random(1).shuffle(labels.slice());
      const test = sample(2000, [0, 1.5, 0], 6);
      const blind = predictTrees(fitBoostedTrees(features, shuffled, options), test.features);
      expect(auc(blind, test.labels)).to.be.within(0.3, 0.7);
      expect(auc(first, labels)).to.be.greaterThan(0.8);
    });

    it("refuses bad input", () => {
      const good = matrix([[1], [2], [3]]);
      expectRefusal(() => fitBoostedTrees({ rows: 0, columns: 0, values: new Float64Array() }, []), "Empty");
      expectRefusal(() => fitBoostedTrees(good, [0, 0, 0]), "Constant");
      expectRefusal(() => fitBoostedTrees(good, [2, 2, 2], { loss: "squared" }), "Constant");
      expectRefusal(() => fitBoostedTrees(good, [2, NaN, 2], { loss: "squared" }), "NotFinite");
      expectRefusal(() => fitBoostedTrees(good, [0, 1]), "Shape");
      expectRefusal(() => fitBoostedTrees(good, [0, 1, 1], { trees: 0 }), "Range");
      expectRefusal(() => fitBoostedTrees(good, [0, 1, 1], { monotone: [1, 1] }), "Shape");
      const model = fitBoostedTrees(good, [0, 1, 1]);
      expectRefusal(() => predictTrees(model, matrix([[1, 2]])), "Shape");
      expectRefusal(() => predictTrees(model, matrix([[NaN]])), "NotFinite");
    });
  });

  describe("calibration", () => {
    it("isotonic regression pools adjacent violators, as in the textbook", () => {
      const { probability } = fitIsotonic([1, 2, 3, 4, 5, 6], [0, 1, 0, 1, 1, 1]);
      const fitted = calibrate(fitIsotonic([1, 2, 3, 4, 5, 6], [0, 1, 0, 1, 1, 1]), [1, 2, 3, 4, 9, -5]);
      expect(probability.length).to.equal(3);
      expect([...fitted]).to.deep.equal([1 / 12, 0.5, 0.5, 11 / 12, 11 / 12, 1 / 12]);
    });

    it("out of fold, a row's own label never shapes its probability", () => {
      const random = new Random(5);
      const scores = Float64Array.from({ length: 60 }, () => random.uniform());
      const labels = scores.map((score) => (random.uniform() < score ? 1 : 0));
      const fold = Uint8Array.from(scores, (_, i) => i % 3);
      const turned = labels.map((label, i) => (fold[i] === 1 ? 1 - label : label));
      const before = calibrateOutOfFold(scores, labels, fold, 3);
      const after = calibrateOutOfFold(scores, turned, fold, 3);
      fold.forEach((own, i) => expect(before[i] === after[i], `row ${i}`).to.equal(own === 1));
    });

    it("repairs distorted probabilities without changing their order", () => {
      const { features, labels } = sample(6000, [-1, 1, 1], 12);
      const raw = Float64Array.from(labels, (_, i) =>
        sigmoid(3 * (features.values[2 * i]! + features.values[2 * i + 1]!)),
      );
      const half = raw.length / 2;
      const fitted = fitIsotonic(raw.subarray(0, half), labels.subarray(0, half));
      const repaired = calibrate(fitted, raw.subarray(half));
      expect(calibrationError(repaired, labels.subarray(half))).to.be.lessThan(0.04);
      expect(calibrationError(raw.subarray(half), labels.subarray(half))).to.be.greaterThan(0.1);
      for (let k = 1; k < fitted.probability.length; k++) {
        expect(fitted.probability[k]!).to.be.at.least(fitted.probability[k - 1]!);
      }
      expectRefusal(() => fitIsotonic([1, 2], [1, 1]), "Constant");
      expectRefusal(() => calibrate(fitted, [NaN]), "NotFinite");
    });

    it("auc counts pairs, ties one half", () => {
      expect(auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).to.equal(0.75);
      expect(auc([1, 1, 1], [0, 1, 1])).to.equal(0.5);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 4, maxLength: 30 }),
          (rows) => {
            const labels = rows.map(([, one]) => (one ? 1 : 0));
            fc.pre(labels.includes(0) && labels.includes(1));
            let [wins, pairs] = [0, 0];
            for (const [a, one] of rows) {
              for (const [b, other] of rows) {
                if (!one || other) continue;
                pairs++;
                wins += a > b ? 1 : a === b ? 0.5 : 0;
              }
            }
            expectNear(
              auc(
                rows.map(([score]) => score),
                labels,
              ),
              wins / pairs,
              1e-12,
            );
          },
        ),
      );
      expectRefusal(() => auc([1, 2], [1, 1]), "Constant");
      expectRefusal(() => auc([1, NaN], [0, 1]), "NotFinite");
    });
  });
});
