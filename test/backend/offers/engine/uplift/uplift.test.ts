import { expect } from "chai";
import { pairedInterval } from "../../../../../backend/offers/engine/measure/pairedInterval.ts";
import { assignFolds } from "../../../../../backend/offers/engine/numeric/assignFolds.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { fitLinear } from "../../../../../backend/offers/engine/response/fitLinear.ts";
import { aipwEffects } from "../../../../../backend/offers/engine/uplift/aipwEffects.ts";
import { choosePolicy } from "../../../../../backend/offers/engine/uplift/choosePolicy.ts";
import { comparePolicies } from "../../../../../backend/offers/engine/uplift/comparePolicies.ts";
import { crossFitEffects } from "../../../../../backend/offers/engine/uplift/crossFitEffects.ts";
import { crossFitScores } from "../../../../../backend/offers/engine/uplift/crossFitScores.ts";
import { fitDrLearner } from "../../../../../backend/offers/engine/uplift/fitDrLearner.ts";
import { fitResponseRule } from "../../../../../backend/offers/engine/uplift/fitResponseRule.ts";
import { fitSLearner } from "../../../../../backend/offers/engine/uplift/fitSLearner.ts";
import { fitTLearner } from "../../../../../backend/offers/engine/uplift/fitTLearner.ts";
import { linearLearner } from "../../../../../backend/offers/engine/uplift/linearLearner.ts";
import { qini } from "../../../../../backend/offers/engine/uplift/qini.ts";
import type { RuleFitter } from "../../../../../backend/offers/engine/uplift/RuleFitter.ts";
import { selectRule } from "../../../../../backend/offers/engine/uplift/selectRule.ts";
import { treatTop } from "../../../../../backend/offers/engine/uplift/treatTop.ts";
import { treesLearner } from "../../../../../backend/offers/engine/uplift/treesLearner.ts";
import type { Trial } from "../../../../../backend/offers/engine/uplift/Trial.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

/** A trial whose effect is `effect(x)`, and whose outcome without treatment rises with the second feature. */
function makeTrial(rows: number, effect: (x: number) => number, seed: number): Trial {
  const random = new Random(seed);
  const values = Float64Array.from({ length: rows * 2 }, () => random.normal());
  const treated = Uint8Array.from({ length: rows }, () => random.integer(2));
  const outcome = Float64Array.from(
    treated,
    (arm, i) => 3 * values[2 * i + 1]! + arm * effect(values[2 * i]!) + 0.5 * random.normal(),
  );
  return { features: { rows, columns: 2, values }, treated, outcome };
}

const line = linearLearner(1e-6);

describe("offer engine: uplift", () => {
  it("least squares repeats the textbook line with its standard errors", () => {
    // Anscombe (1973), first quartet: intercept 3.0001 (1.1247), slope 0.5001 (0.1179).
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const fit = fitLinear({ rows: 11, columns: 1, values: Float64Array.from(x) }, y);
    expectNear(fit.intercept, 3.0001, 1e-4);
    expectNear(fit.weights[0]!, 0.5001, 1e-4);
    expectNear(fit.interceptError, 1.1247, 1e-4);
    expectNear(fit.weightErrors[0]!, 0.1179, 1e-4);
    const twice = { rows: 4, columns: 2, values: Float64Array.of(1, 1, 2, 2, 3, 3, 5, 5) };
    expectRefusal(() => fitLinear(twice, [1, 2, 3, 4]), "Constant");
    expectRefusal(() => fitLinear({ ...twice, rows: 2, values: twice.values.subarray(0, 4) }, [1, 2]), "TooShort");
  });

  it("every learner finds an effect that the response rule cannot see", () => {
    const trial = makeTrial(4000, (x) => x, 1);
    const test = makeTrial(2000, (x) => x, 2);
    const correlation = (fit: RuleFitter): number => {
      const guess = fit(trial)(test.features);
      let [xy, xx, yy] = [0, 0, 0];
      guess.forEach((value, i) => {
        xy += value * test.features.values[2 * i]!;
        xx += value * value;
        yy += test.features.values[2 * i]! ** 2;
      });
      return xy / Math.sqrt(xx * yy);
    };
    expect(correlation((t) => fitTLearner(t, line))).to.be.greaterThan(0.95);
    expect(correlation((t) => fitSLearner(t, line))).to.be.greaterThan(0.95);
    expect(correlation((t) => fitDrLearner(t, { outcome: line, effect: line, seed: 1 }))).to.be.greaterThan(0.95);
    expect(correlation((t) => fitTLearner(t, treesLearner({ loss: "squared" })))).to.be.greaterThan(0.8);
    expect(correlation((t) => fitResponseRule(t, line))).to.be.lessThan(0.5);
  });

  it("AIPW effects average to the effect even when the outcome models are wrong", () => {
    const trial = makeTrial(20_000, () => 0.7, 3);
    const wrong = new Float64Array(20_000).fill(-4);
    const effects = aipwEffects(trial.treated, trial.outcome, { untreated: wrong, treated: wrong, propensity: 0.5 });
    const { low, high } = pairedInterval(effects);
    expect(low).to.be.lessThan(0.7);
    expect(high).to.be.greaterThan(0.7);
    const good = pairedInterval(crossFitEffects(trial, line, { seed: 1 }));
    expectNear(good.mean, 0.7, 0.05);
    expect(good.error).to.be.lessThan((high - low) / 8);
    expectRefusal(() => aipwEffects([1, 0], [1, 2], { untreated: [0, 0], treated: [0, 0], propensity: 0 }), "Range");
  });

  it("nothing is ever scored or judged by a model that has seen it", () => {
    const trial = makeTrial(60, () => 1, 9);
    const key = ({ columns, values }: Trial["features"], row: number): string =>
      values.subarray(row * columns, (row + 1) * columns).join();
    // It answers a million for what it knows, and 0 for what it never saw.
    const memory = (known: Trial["features"]) => {
      const seen = new Set(Array.from({ length: known.rows }, (_, row) => key(known, row)));
      return (others: Trial["features"]) =>
        Float64Array.from({ length: others.rows }, (_, row) => (seen.has(key(others, row)) ? 1e6 : 0));
    };
    const fold = assignFolds(60, 3, 1);
    expect(Math.max(...memory(trial.features)(trial.features))).to.equal(1e6);
    expect(Math.max(...crossFitScores(trial, (known) => memory(known.features), fold, 3))).to.equal(0);
    const effects = crossFitEffects(trial, memory, { folds: 3, seed: 1, propensity: 0.5 });
    expect(Math.max(...effects.map(Math.abs))).to.be.lessThan(100);
  });

  it("AIPW by hand", () => {
    const effects = aipwEffects([1, 0], [5, 2], { untreated: [1, 1], treated: [3, 4], propensity: 0.25 });
    expect([...effects]).to.deep.equal([3 - 1 + (5 - 3) / 0.25, 4 - 1 - (2 - 1) / 0.75]);
  });

  it("the challenger is chosen when effects differ, the response rule when they do not or labels are shuffled", () => {
    const rules = new Map<string, RuleFitter>([
      ["response", (t) => fitResponseRule(t, line)],
      ["T-learner", (t) => fitTLearner(t, line)],
    ]);
    const options = { incumbent: "response", budgets: [0.3, 0.6], outcome: line, seed: 5 };
    const trial = makeTrial(3000, (x) => x, 7);
    const namesOf = (of: Trial): string[] => selectRule(of, rules, options).map(({ name }) => name);
    expect(namesOf(trial)).to.deep.equal(["T-learner", "T-learner"]);
    expect(namesOf(makeTrial(3000, () => 0.5, 8))).to.deep.equal(["response", "response"]);
    const shuffled = { ...trial, treated: new Random(9).shuffle(Uint8Array.from(trial.treated)) };
    expect(namesOf(shuffled)).to.deep.equal(["response", "response"]);
  });

  it("with a budget for all, uplift wins by leaving out whom an offer harms, and says what that gains", () => {
    const rules = new Map<string, RuleFitter>([
      [
        "response",
        () =>
          ({ rows }) =>
            new Float64Array(rows).fill(1),
      ],
      ["T-learner", (trial) => fitTLearner(trial, line)],
    ]);
    const trial = makeTrial(3000, (x) => x, 7);
    const propensity = new Float64Array(3000).fill(0.5);
    const all = { incumbent: "response", budgets: [1], outcome: line, seed: 5, propensity };
    const [choice] = selectRule(trial, rules, { ...all, above: 0 });
    expect([choice!.name, choice!.challenger]).to.deep.equal(["T-learner", "T-learner"]);
    // Half the rows have an effect below zero, of -sqrt(2 / pi) on average.
    expectNear(choice!.gain.mean, Math.sqrt(2 / Math.PI) / 2, 0.05);
    expect(choice!.gain.low).to.be.within(0.3, choice!.gain.mean);
    const [everybody] = selectRule(trial, rules, all);
    expect(everybody).to.deep.include({ name: "response", gain: { mean: 0, low: 0, high: 0 } });
  });

  it("a useless challenger almost never replaces the incumbent", () => {
    const random = new Random(10);
    let replaced = 0;
    for (let k = 0; k < 400; k++) {
      const effects = Float64Array.from({ length: 200 }, () => random.normal());
      const policy = (): Uint8Array => Uint8Array.from({ length: 200 }, () => random.integer(2));
      const policies = new Map([
        ["plain", policy()],
        ["a", policy()],
        ["b", policy()],
        ["c", policy()],
      ]);
      if (choosePolicy(effects, policies, "plain").name !== "plain") replaced++;
    }
    expect(replaced).to.be.at.most(20);
    expectRefusal(() => choosePolicy([1, 2], new Map(), "plain"), "Empty");
  });

  it("qini is zero for chance, positive for the right order, negative for the reverse", () => {
    const trial = makeTrial(20_000, (x) => (x > 0 ? 1 : 0), 11);
    const x = Float64Array.from({ length: 20_000 }, (_, i) => trial.features.values[2 * i]!);
    const right = qini(x, trial.treated, trial.outcome);
    // A perfect ranking gains 1 for each of the first half: area 3/8 against 1/4 of the line, in percent.
    expectNear(right, 12.5, 3);
    expectNear(
      qini(
        x.map((value) => -value),
        trial.treated,
        trial.outcome,
      ),
      -12.5,
      3,
    );
    expectNear(
      qini(
        x.map(() => 1),
        trial.treated,
        trial.outcome,
      ),
      0,
      1e-9,
    );
    expectRefusal(() => qini([1, 2], [1, 1], [0, 1]), "Constant");
  });

  it("treats exactly the share asked for, and compares only where policies differ", () => {
    expect([...treatTop([1, 5, 3, 5], 0.5)]).to.deep.equal([0, 1, 0, 1]);
    const { mean } = comparePolicies([1, 2, 3, 4], [1, 1, 0, 0], [1, 0, 1, 0]);
    expect(mean).to.equal((2 - 3) / 4);
    expectRefusal(() => treatTop([1, NaN], 0.5), "NotFinite");
    expectRefusal(() => treatTop([1, 2], 1.5), "Range");
    expectRefusal(() => comparePolicies([1, 2], [1], [0, 1]), "Shape");
    expectRefusal(() => fitTLearner({ ...makeTrial(8, () => 0, 1), treated: new Uint8Array(8) }, line), "Constant");
  });
});
