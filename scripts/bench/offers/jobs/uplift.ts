import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import { assignFolds } from "../../../../backend/offers/engine/numeric/assignFolds.ts";
import { pickRows } from "../../../../backend/offers/engine/numeric/pickRows.ts";
import { pickValues } from "../../../../backend/offers/engine/numeric/pickValues.ts";
import { comparePolicies } from "../../../../backend/offers/engine/uplift/comparePolicies.ts";
import { crossFitEffects } from "../../../../backend/offers/engine/uplift/crossFitEffects.ts";
import { crossFitScores } from "../../../../backend/offers/engine/uplift/crossFitScores.ts";
import { fitDrLearner } from "../../../../backend/offers/engine/uplift/fitDrLearner.ts";
import { fitResponseRule } from "../../../../backend/offers/engine/uplift/fitResponseRule.ts";
import { fitSLearner } from "../../../../backend/offers/engine/uplift/fitSLearner.ts";
import { fitTLearner } from "../../../../backend/offers/engine/uplift/fitTLearner.ts";
import type { Learner } from "../../../../backend/offers/engine/uplift/Learner.ts";
import { linearLearner } from "../../../../backend/offers/engine/uplift/linearLearner.ts";
import { logisticLearner } from "../../../../backend/offers/engine/uplift/logisticLearner.ts";
import { qini } from "../../../../backend/offers/engine/uplift/qini.ts";
import type { RuleFitter } from "../../../../backend/offers/engine/uplift/RuleFitter.ts";
import { selectRule } from "../../../../backend/offers/engine/uplift/selectRule.ts";
import { treatTop } from "../../../../backend/offers/engine/uplift/treatTop.ts";
import { treatTopByFold } from "../../../../backend/offers/engine/uplift/treatTopByFold.ts";
import { treesLearner } from "../../../../backend/offers/engine/uplift/treesLearner.ts";
import type { Trial } from "../../../../backend/offers/engine/uplift/Trial.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { hillstromTrial } from "../data/hillstromTrial.ts";
import { row } from "../row.ts";

const seeds = [42, 43, 44];
const folds = 5;
const budgets = [0.3, 0.6];
const incumbent = "response";
const trees = { trees: 50, rate: 0.08, depth: 3, leaves: 6, minimumRows: 200, ridge: 20 };

/** The response rule and its challengers, on one way to learn an outcome. */
function rulesOn(outcome: Learner, forest: Learner): Map<string, RuleFitter> {
  return new Map<string, RuleFitter>([
    [incumbent, (trial) => fitResponseRule(trial, outcome)],
    ["T-learner", (trial) => fitTLearner(trial, outcome)],
    ["S-learner", (trial) => fitSLearner(trial, outcome)],
    ["DR-learner", (trial) => fitDrLearner(trial, { outcome, effect: linearLearner(1), seed: 1 })],
    ["T-learner of trees", (trial) => fitTLearner(trial, forest)],
  ]);
}

const visitRules = rulesOn(logisticLearner(10), treesLearner(trees));
const spendRules = rulesOn(linearLearner(10), treesLearner({ ...trees, loss: "squared" }));

const experiments = [
  {
    name: "women's e-mail, visits",
    email: "Womens",
    outcome: "visit",
    rules: visitRules,
    learner: logisticLearner(10),
  },
  { name: "men's e-mail, visits", email: "Mens", outcome: "visit", rules: visitRules, learner: logisticLearner(10) },
  { name: "women's e-mail, spend", email: "Womens", outcome: "spend", rules: spendRules, learner: linearLearner(10) },
] as const;

/** Differences of the chosen policies to the response rule and of the response rule to chance, per row, for each budget. */
function oneRun(trial: Trial, { rules, learner }: (typeof experiments)[number], seed: number) {
  const fold = assignFolds(trial.features.rows, folds, seed);
  const effects = crossFitEffects(trial, learner, { seed, propensity: 0.5 });
  const gains = budgets.map(() => new Float64Array(effects.length));
  const lifts = budgets.map(() => new Float64Array(effects.length));
  const names = budgets.map((): string[] => []);
  for (let f = 0; f < folds; f++) {
    const [test, learn]: [number[], number[]] = [[], []];
    fold.forEach((each, i) => (each === f ? test : learn).push(i));
    const known: Trial = {
      features: pickRows(trial.features, learn),
      treated: pickValues(trial.treated, learn),
      outcome: pickValues(trial.outcome, learn),
    };
    const options = { incumbent, budgets, outcome: learner, seed: seed + 100 };
    const chosen = selectRule(known, rules, options).map(({ name }) => name);
    const inside = pickRows(trial.features, test);
    const score = new Map([...new Set([incumbent, ...chosen])].map((name) => [name, rules.get(name)!(known)(inside)]));
    budgets.forEach((share, b) => {
      names[b]!.push(chosen[b]!);
      const policy = treatTop(score.get(chosen[b]!)!, share);
      const plain = treatTop(score.get(incumbent)!, share);
      test.forEach((i, k) => {
        gains[b]![i] = effects[i]! * (policy[k]! - plain[k]!);
        lifts[b]![i] = effects[i]! * (plain[k]! - share);
      });
    });
  }
  return { gains, lifts, names };
}

function policyRows(trial: Trial, experiment: (typeof experiments)[number]): BenchRow[] {
  const runs = seeds.map((seed) => oneRun(trial, experiment, seed));
  return budgets.flatMap((share, b) => {
    const gains = runs.map((each) => pairedInterval(each.gains[b]!));
    const lifts = runs.map((each) => pairedInterval(each.lifts[b]!));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const label = `${experiment.name}, ${100 * share} %`;
    const chosen = runs.flatMap((each) => each.names[b]!);
    const counts = [...new Set(chosen)].map(
      (name) => `${name} ${chosen.filter((each) => each === name).length}/${chosen.length}`,
    );
    return [
      row("uplift", `chosen policy minus response rule per 1000 (${label})`, 1000 * mean(gains.map((g) => g.mean)), {
        low: 1000 * Math.min(...gains.map((g) => g.low)),
        high: 1000 * Math.max(...gains.map((g) => g.high)),
        baseline: 0,
        note: `chosen: ${counts.join(", ")}`,
      }),
      row(
        "uplift",
        `runs of ${seeds.length} below the response rule (${label})`,
        gains.filter((g) => g.high < 0).length,
        {
          bar: 0,
          better: "lower",
        },
      ),
      row("uplift", `response rule minus chance per 1000 (${label})`, 1000 * mean(lifts.map((l) => l.mean)), {
        low: 1000 * Math.min(...lifts.map((l) => l.low)),
        high: 1000 * Math.max(...lifts.map((l) => l.high)),
        baseline: 0,
      }),
    ];
  });
}

/** Qini of every rule over 10 folds, and each challenger always used, at the two budgets, for the record. */
function qiniRows(trial: Trial): BenchRow[] {
  const fold = assignFolds(trial.features.rows, 10, 42);
  const effects = crossFitEffects(trial, logisticLearner(10), { seed: 42, propensity: 0.5 });
  const scored = new Map([...visitRules].map(([name, fit]) => [name, crossFitScores(trial, fit, fold, 10)]));
  const plain = scored.get(incumbent)!;
  return [...scored].flatMap(([name, scores]) => {
    const perFold = Float64Array.from({ length: 10 }, (_, f) => {
      const rows: number[] = [];
      fold.forEach((each, i) => each === f && rows.push(i));
      return qini(pickValues(scores, rows), pickValues(trial.treated, rows), pickValues(trial.outcome, rows));
    });
    const { mean, low, high } = pairedInterval(perFold);
    const bar = name === "T-learner" ? { bar: 0.6 } : {};
    const rows = [row("uplift", `Qini in percent, women/visit, ${name}`, mean, { low, high, ...bar })];
    if (name === incumbent) return rows;
    for (const share of budgets) {
      const [policy, rule] = [scores, plain].map((each) => treatTopByFold(each, share, fold, 10)) as [
        Uint8Array,
        Uint8Array,
      ];
      const gain = comparePolicies(effects, policy, rule);
      rows.push(
        row("uplift", `${name} always, minus response rule per 1000, ${100 * share} %`, 1000 * gain.mean, {
          low: 1000 * gain.low,
          high: 1000 * gain.high,
          baseline: 0,
        }),
      );
    }
    return rows;
  });
}

async function run(folder: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const experiment of experiments) {
    const trial = await hillstromTrial(folder, experiment.email, experiment.outcome);
    if (experiment === experiments[0]) rows.push(...qiniRows(trial));
    rows.push(...policyRows(trial, experiment));
  }
  return rows;
}

/** Whether ranking by uplift beats ranking by response, on a randomised experiment; the engine's choice is made inside each fold. */
export const uplift: BenchJob = { name: "uplift", title: "uplift and policy (hillstrom, 3 seeds, 5 folds)", run };
