import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "chai";
import { allocate } from "../../../../backend/offers/engine/allocate/allocate.ts";
import type { AllocationProblem } from "../../../../backend/offers/engine/allocate/AllocationProblem.ts";
import { optimalAllocation } from "../../../../backend/offers/engine/allocate/optimalAllocation.ts";
import { assignHoldout } from "../../../../backend/offers/engine/experiment/assignHoldout.ts";
import { evaluateOffPolicy } from "../../../../backend/offers/engine/experiment/evaluateOffPolicy.ts";
import { sequentialTest } from "../../../../backend/offers/engine/experiment/sequentialTest.ts";
import { ThompsonBandit } from "../../../../backend/offers/engine/experiment/ThompsonBandit.ts";
import { arimaForecast } from "../../../../backend/offers/engine/forecast/arimaForecast.ts";
import { combinedRates } from "../../../../backend/offers/engine/forecast/combinedRates.ts";
import { combineRates } from "../../../../backend/offers/engine/forecast/combineRates.ts";
import { fitCombination } from "../../../../backend/offers/engine/forecast/fitCombination.ts";
import { intermittent } from "../../../../backend/offers/engine/forecast/intermittent.ts";
import { judgeForecasts } from "../../../../backend/offers/engine/forecast/judgeForecasts.ts";
import { learnCombination } from "../../../../backend/offers/engine/forecast/learnCombination.ts";
import { rmsse } from "../../../../backend/offers/engine/forecast/rmsse.ts";
import { seasonalNaive } from "../../../../backend/offers/engine/forecast/seasonalNaive.ts";
import { smooth } from "../../../../backend/offers/engine/forecast/smooth.ts";
import { churnWarning } from "../../../../backend/offers/engine/lifetime/churnWarning.ts";
import { expectedPurchases } from "../../../../backend/offers/engine/lifetime/expectedPurchases.ts";
import { expectedSpend } from "../../../../backend/offers/engine/lifetime/expectedSpend.ts";
import { fitBgNbd } from "../../../../backend/offers/engine/lifetime/fitBgNbd.ts";
import { fitGammaGamma } from "../../../../backend/offers/engine/lifetime/fitGammaGamma.ts";
import { lifetimeValue } from "../../../../backend/offers/engine/lifetime/lifetimeValue.ts";
import { probabilityAlive } from "../../../../backend/offers/engine/lifetime/probabilityAlive.ts";
import type { PurchaseHistories } from "../../../../backend/offers/engine/lifetime/PurchaseHistories.ts";
import { auc } from "../../../../backend/offers/engine/measure/auc.ts";
import { bootstrapInterval } from "../../../../backend/offers/engine/measure/bootstrapInterval.ts";
import { calibrationError } from "../../../../backend/offers/engine/measure/calibrationError.ts";
import { chooseChallenger } from "../../../../backend/offers/engine/measure/chooseChallenger.ts";
import { incrementalProfit } from "../../../../backend/offers/engine/measure/incrementalProfit.ts";
import { logLosses } from "../../../../backend/offers/engine/measure/logLosses.ts";
import { moments } from "../../../../backend/offers/engine/measure/moments.ts";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import { promotionEffect } from "../../../../backend/offers/engine/measure/promotionEffect.ts";
import { proportionInterval } from "../../../../backend/offers/engine/measure/proportionInterval.ts";
import { recall } from "../../../../backend/offers/engine/measure/recall.ts";
import { topShare } from "../../../../backend/offers/engine/measure/topShare.ts";
import { EngineError } from "../../../../backend/offers/engine/numeric/EngineError.ts";
import type { Matrix } from "../../../../backend/offers/engine/numeric/Matrix.ts";
import { fitElasticity } from "../../../../backend/offers/engine/price/fitElasticity.ts";
import { planMarkdown } from "../../../../backend/offers/engine/price/planMarkdown.ts";
import { planPrices } from "../../../../backend/offers/engine/price/planPrices.ts";
import { planReplenishment } from "../../../../backend/offers/engine/price/planReplenishment.ts";
import { shrinkElasticities } from "../../../../backend/offers/engine/price/shrinkElasticities.ts";
import type { CandidateTable } from "../../../../backend/offers/engine/recommend/CandidateTable.ts";
import { fitEase } from "../../../../backend/offers/engine/recommend/fitEase.ts";
import { fitNextBasket } from "../../../../backend/offers/engine/recommend/fitNextBasket.ts";
import { fitImplicitFactors } from "../../../../backend/offers/engine/recommend/fitImplicitFactors.ts";
import { makeCandidates } from "../../../../backend/offers/engine/recommend/makeCandidates.ts";
import { nearestRows } from "../../../../backend/offers/engine/recommend/nearestRows.ts";
import { personalFrequency } from "../../../../backend/offers/engine/recommend/personalFrequency.ts";
import { rankNextBasket } from "../../../../backend/offers/engine/recommend/rankNextBasket.ts";
import type { SparseRows } from "../../../../backend/offers/engine/recommend/SparseRows.ts";
import { toBaskets } from "../../../../backend/offers/engine/recommend/toBaskets.ts";
import { calibrate } from "../../../../backend/offers/engine/response/calibrate.ts";
import { calibrateOutOfFold } from "../../../../backend/offers/engine/response/calibrateOutOfFold.ts";
import { fitBoostedTrees } from "../../../../backend/offers/engine/response/fitBoostedTrees.ts";
import { fitIsotonic } from "../../../../backend/offers/engine/response/fitIsotonic.ts";
import { fitLinear } from "../../../../backend/offers/engine/response/fitLinear.ts";
import { fitLogistic } from "../../../../backend/offers/engine/response/fitLogistic.ts";
import { fitPlatt } from "../../../../backend/offers/engine/response/fitPlatt.ts";
import { predictLinear } from "../../../../backend/offers/engine/response/predictLinear.ts";
import { predictLogistic } from "../../../../backend/offers/engine/response/predictLogistic.ts";
import { predictTrees } from "../../../../backend/offers/engine/response/predictTrees.ts";
import { chooseClusters } from "../../../../backend/offers/engine/segments/chooseClusters.ts";
import { dbscan } from "../../../../backend/offers/engine/segments/dbscan.ts";
import { findSegments } from "../../../../backend/offers/engine/segments/findSegments.ts";
import { hierarchical } from "../../../../backend/offers/engine/segments/hierarchical.ts";
import { kMeans } from "../../../../backend/offers/engine/segments/kMeans.ts";
import { nameSegment } from "../../../../backend/offers/engine/segments/nameSegment.ts";
import { scaleColumns } from "../../../../backend/offers/engine/segments/scaleColumns.ts";
import { silhouette } from "../../../../backend/offers/engine/segments/silhouette.ts";
import { aipwEffects } from "../../../../backend/offers/engine/uplift/aipwEffects.ts";
import { choosePolicy } from "../../../../backend/offers/engine/uplift/choosePolicy.ts";
import { comparePolicies } from "../../../../backend/offers/engine/uplift/comparePolicies.ts";
import { crossFitEffects } from "../../../../backend/offers/engine/uplift/crossFitEffects.ts";
import { crossFitOutcomes } from "../../../../backend/offers/engine/uplift/crossFitOutcomes.ts";
import { crossFitScores } from "../../../../backend/offers/engine/uplift/crossFitScores.ts";
import { fitDrLearner } from "../../../../backend/offers/engine/uplift/fitDrLearner.ts";
import { fitResponseRule } from "../../../../backend/offers/engine/uplift/fitResponseRule.ts";
import { fitSLearner } from "../../../../backend/offers/engine/uplift/fitSLearner.ts";
import { fitTLearner } from "../../../../backend/offers/engine/uplift/fitTLearner.ts";
import { linearLearner } from "../../../../backend/offers/engine/uplift/linearLearner.ts";
import { logisticLearner } from "../../../../backend/offers/engine/uplift/logisticLearner.ts";
import { qini } from "../../../../backend/offers/engine/uplift/qini.ts";
import { selectRule } from "../../../../backend/offers/engine/uplift/selectRule.ts";
import { treatTop } from "../../../../backend/offers/engine/uplift/treatTop.ts";
import { treatTopByFold } from "../../../../backend/offers/engine/uplift/treatTopByFold.ts";
import { treesLearner } from "../../../../backend/offers/engine/uplift/treesLearner.ts";
import type { Trial } from "../../../../backend/offers/engine/uplift/Trial.ts";

type Fault = "empty" | "short" | "constant" | "NaN" | "infinite";
type Verdict = EngineError["code"] | "answers";

/** An algorithm, a good input for it as flat numbers, and what it says of bad ones where that is not the usual. */
type Case = readonly [
  name: string,
  run: (values: Float64Array) => unknown,
  good: Float64Array,
  unusual?: Partial<Record<Fault, Verdict>>,
];

const usual: Record<Fault, Verdict> = {
  empty: "Empty",
  short: "TooShort",
  constant: "Constant",
  NaN: "NotFinite",
  infinite: "NotFinite",
};

const ROWS = 24;
const wave = Float64Array.from({ length: ROWS }, (_, i) => 3 + Math.sin(1.7 * i) + 0.1 * i);
const counts = Float64Array.from({ length: ROWS }, (_, i) => 1 + ((i * i) % 5));
const plane = Float64Array.from({ length: 2 * ROWS }, (_, i) => (i % 2 === 0 ? 10 * (i % 3) : 0) + Math.sin(2.3 * i));
const single = Float64Array.of(0.4);
const bits = (length: number): Float64Array => Float64Array.from({ length }, (_, i) => ((i * 7) % 3 === 0 ? 1 : 0));
const arms = (length: number): Float64Array => Float64Array.from({ length }, (_, i) => (i >> 1) % 2);
const two = (values: Float64Array): Matrix => ({ rows: values.length / 2, columns: 2, values });
const rows = (values: Float64Array): number => values.length / 2;

/** One number is neither too short nor without variation. */
const scalar = { empty: "NotFinite", short: "answers", constant: "answers" } as const;
const numberOf = (values: Float64Array): number => values[0] ?? NaN;
const whole = { empty: "Range", short: "answers", constant: "answers", NaN: "Range", infinite: "Range" } as const;
/** A model answers for one row as for many, and for equal ones. */
const answering = { short: "answers", constant: "answers" } as const;

const histories = (frequency: Float64Array): PurchaseHistories => {
  return { frequency, recency: frequency.map((x) => (x === 0 ? 0 : 20)), age: frequency.map(() => 40) };
};
const bgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const terms = { periods: 2, periodLength: 4, discountRate: 0.01 };
const order = { p: 1, d: 0, q: 0 };
const model = { intercept: 0, weights: Float64Array.of(1, -1), interceptError: 0, weightErrors: Float64Array.of(0, 0) };
const trees = fitBoostedTrees(two(plane), bits(ROWS), { trees: 2, minimumRows: 2 });

const problem = (value: Float64Array): AllocationProblem => ({
  customers: value.length / 2,
  offers: 2,
  value,
  costs: [value.map(() => 1)],
  budgets: [3],
});
/** Everybody bought everything as often as `value` says; empty means that nobody bought anything. */
const bought = (value: Float64Array): SparseRows => ({
  rows: Math.max(1, value.length / 2),
  columns: 2,
  start: Uint32Array.from({ length: Math.max(1, value.length / 2) + 1 }, (_, i) => Math.min(2 * i, value.length)),
  column: Uint32Array.from(value, (_, k) => k % 2),
  value,
});
/** One customer a row, who is offered item 0 and bought it in every third row. */
const candidates = (features: Float64Array): CandidateTable => ({
  customer: Uint32Array.from({ length: rows(features) }, (_, i) => i),
  item: new Uint32Array(rows(features)),
  features: two(features),
});
const nextOrders = Array.from(bits(ROWS), (label) => new Set(label === 1 ? [0] : []));
const trial = (outcome: Float64Array): Trial => ({
  features: { rows: outcome.length, columns: 2, values: plane.slice(0, 2 * outcome.length) },
  treated: arms(outcome.length),
  outcome,
});
const ridge = linearLearner(1);
const rule = (from: Trial) => fitTLearner(from, ridge);
const folds = Uint8Array.from({ length: ROWS }, (_, i) => i % 2);
const select = { incumbent: "response", budgets: [0.5], outcome: ridge, seed: 1, folds: 2 };
const arm = (mean: number) => ({ customers: 50, mean, variance: 0.2 });
const products = (price: Float64Array) => ({
  price,
  cost: price.map((each) => each / 2),
  demand: price.map(() => 5),
  elasticity: price.map(() => -2),
  stock: price.map(() => Infinity),
});
const ladder = Float64Array.of(9, 7, 5, 3);
const costs = { orderCost: 1, unitCost: 1, holdingCost: 1, lostSaleCost: 5 };

const cases: readonly Case[] = [
  ["allocate", (v) => allocate(problem(v)), plane, { short: "answers", constant: "answers" }],
  ["optimalAllocation", (v) => optimalAllocation(problem(v)), plane, { short: "answers", constant: "answers" }],
  ["assignHoldout", (v) => assignHoldout(10, numberOf(v), 1), single, { ...scalar, infinite: "Range" }],
  ["ThompsonBandit", (v) => new ThompsonBandit(numberOf(v), 1), Float64Array.of(3), whole],
  [
    "evaluateOffPolicy",
    (v) => evaluateOffPolicy({ reward: v, propensity: v.map(() => 0.5), target: arms(v.length).map((a) => 1 - a) }),
    wave,
    { constant: "answers" },
  ],
  ["sequentialTest", (v) => sequentialTest(arm(numberOf(v)), arm(0.3), 0.1), single, scalar],
  ["arimaForecast", (v) => arimaForecast(v, 2, order), wave],
  [
    "fitCombination",
    (v) =>
      fitCombination({
        rates: two(v),
        futures: Array.from({ length: rows(v) }, () => [1, 2]),
        scales: v.slice(0, rows(v)).map(() => 1),
      }),
    plane,
    { constant: "answers" },
  ],
  ["combinedRates", (v) => combinedRates(v), counts, { constant: "answers" }],
  ["combineRates", (v) => combineRates(v, new Float64Array(6)), counts, { constant: "answers" }],
  [
    "learnCombination",
    (v) =>
      learnCombination(
        Array.from({ length: 10 }, () => v),
        2,
      ),
    counts,
    { constant: "TooShort" },
  ],
  ["intermittent", (v) => intermittent(v, { method: "sba" }), counts, { constant: "answers" }],
  [
    "judgeForecasts",
    (v) => judgeForecasts(v, new Map([["last", (past) => past.at(-1)!]]), { baseline: "last", periods: 2 }),
    counts,
    { constant: "answers" },
  ],
  ["rmsse", (v) => rmsse(v, [1], [2]), wave],
  ["seasonalNaive", (v) => seasonalNaive(v, 2), wave, { constant: "answers" }],
  ["smooth", (v) => smooth(v, 2), wave, { constant: "answers" }],
  ["churnWarning", (v) => churnWarning(bgNbd, histories(v)), counts, answering],
  ["expectedPurchases", (v) => expectedPurchases(bgNbd, histories(v), 10), counts, answering],
  [
    "expectedSpend",
    (v) =>
      expectedSpend(
        { p: 6, q: 4, v: 15 },
        v.map(() => 1),
        v,
      ),
    wave,
    answering,
  ],
  ["fitBgNbd", (v) => fitBgNbd(histories(v)), counts],
  [
    "fitGammaGamma",
    (v) =>
      fitGammaGamma(
        v.map(() => 2),
        v,
      ),
    wave,
  ],
  ["lifetimeValue", (v) => lifetimeValue(bgNbd, histories(counts.slice(0, v.length)), v, terms), wave, answering],
  ["probabilityAlive", (v) => probabilityAlive(bgNbd, histories(v)), counts, answering],
  ["auc", (v) => auc(v, bits(v.length)), wave, { constant: "answers" }],
  [
    "bootstrapInterval",
    (v) => bootstrapInterval(v.length, (chosen) => v[chosen[0]!]!, { seed: 1 }),
    wave,
    { empty: "Range", short: "Range", constant: "answers" },
  ],
  ["calibrationError", (v) => calibrationError(v, bits(v.length), 4), wave, { constant: "answers" }],
  [
    "chooseChallenger",
    (v) =>
      chooseChallenger(
        new Map([
          ["a", v],
          ["b", v.map((each) => each / 2)],
        ]),
        "a",
      ),
    wave,
    { constant: "answers" },
  ],
  [
    "incrementalProfit",
    (v) => incrementalProfit({ offered: v, holdout: wave }),
    wave.map((each) => 2 * each),
    { constant: "answers" },
  ],
  ["logLosses", (v) => logLosses(v, bits(v.length)), wave.map((each) => each / 10), answering],
  ["moments", (v) => moments(v, "values"), wave, { constant: "answers" }],
  ["pairedInterval", (v) => pairedInterval(v), wave, { constant: "answers" }],
  ["promotionEffect", (v) => promotionEffect({ ratio: numberOf(v), deviation: 1 }, []), single, scalar],
  ["proportionInterval", (v) => proportionInterval(numberOf(v), 9), Float64Array.of(3), whole],
  [
    "recall",
    (v) => recall([1, 2], new Set(v)),
    counts,
    { short: "answers", constant: "answers", NaN: "answers", infinite: "answers" },
  ],
  [
    "topShare",
    (v) =>
      topShare(
        v,
        v.map((_, i) => i + 1),
      ),
    wave,
    answering,
  ],
  ["fitElasticity", (v) => fitElasticity({ price: v, quantity: v.map((_, i) => 5 + (i % 4)) }), wave],
  [
    "planMarkdown",
    (v) => planMarkdown({ stock: 5, periods: 2, prices: v, demand: v.map(() => 2), salvage: 0 }),
    ladder,
    { short: "answers", constant: "Range" },
  ],
  ["planPrices", (v) => planPrices(products(v), { lowest: 0.8, highest: 1.2 }), wave, answering],
  ["planReplenishment", (v) => planReplenishment({ demand: v, capacity: 20, ...costs }), counts, answering],
  [
    "shrinkElasticities",
    (v) =>
      shrinkElasticities(
        v,
        v.map(() => 0.3),
      ),
    wave,
    { constant: "answers" },
  ],
  ["fitEase", (v) => fitEase(bought(v), 1), plane.map(Math.abs), answering],
  ["fitImplicitFactors", (v) => fitImplicitFactors(bought(v), { size: 2, rounds: 1 }), plane.map(Math.abs), answering],
  [
    "makeCandidates",
    (v) => makeCandidates([(_, scores) => void scores.set([1, 2])], v, { items: 2, perSource: 1 }),
    counts,
    { ...answering, NaN: "Range", infinite: "Range" },
  ],
  ["fitNextBasket", (v) => fitNextBasket(candidates(v), nextOrders, nextOrders.keys()), plane, { constant: "answers" }],
  ["rankNextBasket", (v) => rankNextBasket(trees, candidates(v)), plane, { ...answering, empty: "answers" }],
  ["nearestRows", (v) => nearestRows(bought(v), { count: 2 }), plane.map(Math.abs), answering],
  [
    "personalFrequency",
    (v) => personalFrequency(toBaskets([[[0], [1]]], 2), numberOf(v)),
    single,
    { ...scalar, infinite: "Range" },
  ],
  ["toBaskets", (v) => toBaskets([[Array.from(v)]], 9), counts, { ...answering, NaN: "Range", infinite: "Range" }],
  [
    "calibrate",
    (v) => calibrate({ score: Float64Array.of(0, 1), probability: Float64Array.of(0.1, 0.9) }, v),
    wave,
    answering,
  ],
  [
    "fitBoostedTrees",
    (v) => fitBoostedTrees(two(v), bits(rows(v)), { trees: 2, minimumRows: 2 }),
    plane,
    { constant: "answers" },
  ],
  ["fitIsotonic", (v) => fitIsotonic(v, bits(v.length)), wave, { constant: "answers" }],
  ["fitLinear", (v) => fitLinear(two(v), wave.slice(0, rows(v))), plane],
  ["fitLogistic", (v) => fitLogistic(two(v), bits(rows(v))), plane, { constant: "answers" }],
  [
    "calibrateOutOfFold",
    (v) => calibrateOutOfFold(v, bits(v.length), folds.slice(0, v.length), 2),
    wave.map((each) => each / 10),
    { constant: "answers" },
  ],
  ["fitPlatt", (v) => fitPlatt(v, bits(v.length)), wave.map((each) => each / 10), { constant: "answers" }],
  ["predictLinear", (v) => predictLinear(model, two(v)), plane, answering],
  ["predictLogistic", (v) => predictLogistic(model, two(v)), plane, answering],
  ["predictTrees", (v) => predictTrees(trees, two(v)), plane, answering],
  ["chooseClusters", (v) => chooseClusters(two(v), { least: 2, most: 4, seed: 1 }), plane],
  ["dbscan", (v) => dbscan(two(v), { radius: 2, minimum: 3 }), plane, answering],
  ["findSegments", (v) => findSegments(two(v), { seed: 1, most: 4 }), plane],
  ["hierarchical", (v) => hierarchical(two(v), 1), plane, answering],
  ["kMeans", (v) => kMeans(two(v), 2, { seed: 1 }), plane],
  [
    "nameSegment",
    (v) => nameSegment({ silentDays: numberOf(v), orders: 1, spend: 1 }, { silentDays: 1, orders: 1, spend: 1 }),
    single,
    scalar,
  ],
  ["scaleColumns", (v) => scaleColumns(two(v)), plane, { constant: "answers" }],
  ["silhouette", (v) => silhouette(two(v), bits(rows(v))), plane, { constant: "answers" }],
  [
    "aipwEffects",
    (v) => aipwEffects(arms(v.length), v, { untreated: v.map(() => 1), treated: v.map(() => 2), propensity: 0.5 }),
    wave,
    answering,
  ],
  [
    "choosePolicy",
    (v) =>
      choosePolicy(
        v,
        new Map([
          ["a", arms(v.length)],
          ["b", bits(v.length)],
        ]),
        "a",
      ),
    wave,
    { constant: "answers" },
  ],
  ["comparePolicies", (v) => comparePolicies(v, arms(v.length), bits(v.length)), wave, { constant: "answers" }],
  ["crossFitEffects", (v) => crossFitEffects(trial(v), ridge, { folds: 2, seed: 1 }), wave, { constant: "answers" }],
  ["crossFitOutcomes", (v) => crossFitOutcomes(trial(v), ridge, { folds: 2, seed: 1 }), wave, { constant: "answers" }],
  ["crossFitScores", (v) => crossFitScores(trial(v), rule, folds, 2), wave, { constant: "answers" }],
  [
    "fitDrLearner",
    (v) => fitDrLearner(trial(v), { outcome: ridge, effect: ridge, seed: 1 }),
    wave,
    { constant: "answers" },
  ],
  ["fitResponseRule", (v) => fitResponseRule(trial(v), ridge), wave, { constant: "answers" }],
  ["fitSLearner", (v) => fitSLearner(trial(v), ridge), wave, { constant: "answers" }],
  ["fitTLearner", (v) => rule(trial(v)), wave, { constant: "answers" }],
  ["linearLearner", (v) => ridge(two(plane.slice(0, 2 * v.length)), v), wave, { constant: "answers" }],
  ["logisticLearner", (v) => logisticLearner(1)(two(plane.slice(0, 2 * v.length)), v), bits(ROWS)],
  ["treesLearner", (v) => treesLearner({ loss: "squared", trees: 2 })(two(plane.slice(0, 2 * v.length)), v), wave],
  ["qini", (v) => qini(v, arms(v.length), bits(v.length)), wave, { constant: "answers" }],
  [
    "selectRule",
    (v) =>
      selectRule(
        trial(v),
        new Map([
          ["response", rule],
          ["other", rule],
        ]),
        select,
      ),
    wave,
    { constant: "answers" },
  ],
  ["treatTop", (v) => treatTop(v, 0.5), wave, answering],
  [
    "treatTopByFold",
    (v) => treatTopByFold(v, 0.5, folds.slice(0, v.length), 2),
    wave,
    { ...answering, short: "Empty" },
  ],
];

/** How an input is spoiled; `width` numbers are one row. */
function spoil(good: Float64Array, fault: Fault, width: number): Float64Array {
  if (fault === "empty") return new Float64Array(0);
  if (fault === "short") return good.slice(0, width);
  if (fault === "constant") return good.map((_, i) => good[i % width]!);
  return good.map((value, i) => (i === good.length >> 1 ? (fault === "NaN" ? NaN : Infinity) : value));
}

async function verdictOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return "answers";
  } catch (error) {
    if (!(error instanceof EngineError)) return String(error);
    expect(error.message.length, error.message).to.be.greaterThan(20);
    return error.code;
  }
}

/** Checks called by others, numbers without data of their own, and loops that only ever see what a checked builder made. */
const innerParts = new Set([
  ...["polish", "repair", "popularity", "transpose", "topItems", "because", "binColumns", "scoreRow", "sigmoid"],
  ...[
    "scoreByCustomers",
    "scoreByEase",
    "scoreByFactors",
    "scoreByHabit",
    "scoreByItems",
    "squaredDistance",
    "armRows",
    "basketSources",
    "fitBaskets",
  ],
]);

describe("offer engine: empty, short, constant, NaN and infinite input", () => {
  for (const [name, run, good, unusual = {}] of cases) {
    it(name, async () => {
      expect(await verdictOf(() => run(good)), "the good input").to.equal("answers");
      const width = good.length === 2 * ROWS ? 2 : 1;
      for (const fault of Object.keys(usual) as Fault[]) {
        expect(await verdictOf(() => run(spoil(good, fault, width))), fault).to.equal(unusual[fault] ?? usual[fault]);
      }
    });
  }

  it("leaves no algorithm out", () => {
    const engine = new URL("../../../../backend/offers/engine/", import.meta.url);
    const tested = new Set(cases.map(([name]) => name));
    const folders = readdirSync(engine).filter((folder) => folder !== "numeric");
    const left = folders
      .flatMap((folder) => readdirSync(new URL(`${folder}/`, engine)))
      .map((file) => basename(file, ".ts"))
      .filter((name) => /^[a-z]/.test(name) && !name.startsWith("require"))
      .filter((name) => !tested.has(name) && !innerParts.has(name));
    expect(left).to.deep.equal([]);
  });
});
