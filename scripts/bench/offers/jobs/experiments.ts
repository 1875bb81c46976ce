import { assignHoldout } from "../../../../backend/offers/engine/experiment/assignHoldout.ts";
import { evaluateOffPolicy } from "../../../../backend/offers/engine/experiment/evaluateOffPolicy.ts";
import { sequentialTest } from "../../../../backend/offers/engine/experiment/sequentialTest.ts";
import { ThompsonBandit } from "../../../../backend/offers/engine/experiment/ThompsonBandit.ts";
import { incrementalProfit } from "../../../../backend/offers/engine/measure/incrementalProfit.ts";
import { promotionEffect } from "../../../../backend/offers/engine/measure/promotionEffect.ts";
import { proportionInterval } from "../../../../backend/offers/engine/measure/proportionInterval.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import type { Trial } from "../../../../backend/offers/engine/uplift/Trial.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { hillstromTrial } from "../data/hillstromTrial.ts";
import { row } from "../row.ts";

const job = "experiments";

function rowsOf(trial: Trial, arm: 0 | 1): number[] {
  return Array.from(trial.treated, (_, i) => i).filter((i) => trial.treated[i] === arm);
}

/** After how many customers an arm a test that looks after every hundred may stop, on the experiment in its own order. */
function customersUntilKnown(trial: Trial): { customers: number; all: number; low: number; high: number } {
  const arms = [rowsOf(trial, 1), rowsOf(trial, 0)] as const;
  const all = Math.min(arms[0].length, arms[1].length);
  let [customers, low, high] = [all, 0, 0];
  for (let n = 100; n <= all; n += 100) {
    const summary = arms.map((rows) => {
      const mean = rows.slice(0, n).reduce((sum, i) => sum + trial.outcome[i]!, 0) / n;
      return { customers: n, mean, variance: mean * (1 - mean) };
    });
    const answer = sequentialTest(summary[0]!, summary[1]!, 0.05);
    [low, high] = [answer.low, answer.high];
    if (answer.pValue >= 0.05) continue;
    customers = n;
    break;
  }
  return { customers, all, low, high };
}

/** The policy "e-mail only those who bought women's goods", valued from the log in three ways. */
function offPolicy(trial: Trial): BenchRow[] {
  const women = (i: number): number => trial.features.values[i * trial.features.columns + 3]!;
  const target = Array.from(trial.treated, (arm, i) => (women(i) === arm ? 1 : 0));
  const means = new Map<string, { sum: number; count: number }>();
  const key = (i: number, arm: number): string => `${women(i)}/${arm}`;
  Array.from(trial.treated).forEach((arm, i) => {
    const cell = means.get(key(i, arm)) ?? { sum: 0, count: 0 };
    cell.sum += trial.outcome[i]!;
    cell.count++;
    means.set(key(i, arm), cell);
  });
  const guess = (i: number, arm: number): number => means.get(key(i, arm))!.sum / means.get(key(i, arm))!.count;
  const { ipw, snipw, doublyRobust } = evaluateOffPolicy({
    reward: trial.outcome,
    propensity: new Float64Array(target.length).fill(0.5),
    target,
    expectedLogged: Array.from(trial.treated, (arm, i) => guess(i, arm)),
    expectedTarget: Array.from(trial.treated, (_, i) => guess(i, women(i))),
  });
  const width = (each: { low: number; high: number }): number => each.high - each.low;
  const named = [["IPW", ipw] as const, ["SNIPW", snipw] as const, ["doubly robust", doublyRobust!] as const];
  const [narrowest] = named.toSorted((a, b) => width(a[1]) - width(b[1]));
  return named.map(([name, value]) =>
    row(job, `visits a customer under another policy, ${name}`, value.mean, {
      low: value.low,
      high: value.high,
      baseline: ipw.mean,
      note: narrowest![0] === name ? "the narrowest" : "",
    }),
  );
}

/** Visits that Thompson sampling brings over giving the three arms at random, when each arm has the rate of the experiment. */
function bandit(rates: readonly number[]): BenchRow {
  const [rounds, seeds] = [4_000, 12];
  const gains = Array.from({ length: seeds }, (_unused, seed) => {
    const sampler = new ThompsonBandit(rates.length, seed);
    const random = new Random(seed + 1_000);
    let visits = 0;
    for (let k = 0; k < rounds; k++) {
      const arm = sampler.draw();
      const reward = random.uniform() < rates[arm]! ? 1 : 0;
      sampler.learn(arm, reward);
      visits += reward;
    }
    return visits / rounds;
  });
  const mean = gains.reduce((sum, value) => sum + value, 0) / seeds;
  const spread = Math.sqrt(gains.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1) / seeds);
  const atRandom = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const [low, high] = [mean - 1.96 * spread, mean + 1.96 * spread];
  return row(job, `visits a customer by Thompson sampling over ${rounds} simulated customers`, mean, {
    low,
    high,
    baseline: atRandom,
    note: low > atRandom ? "beats arms at random" : "does not beat arms at random",
  });
}

/** Profit of the e-mail by spend with half of it margin, and what a small trial would have said. */
function profit(spend: Trial): BenchRow[] {
  const of = (rows: readonly number[]): Float64Array => Float64Array.from(rows, (i) => 0.5 * spend.outcome[i]!);
  const [offered, held] = [of(rowsOf(spend, 1)), of(rowsOf(spend, 0))];
  const all = incrementalProfit({ offered, holdout: held });
  const small = incrementalProfit({ offered: offered.slice(0, 1_000), holdout: held.slice(0, 1_000) });
  const text = small.known ? "known" : `not known yet: ${small.customersNeeded} more customers needed`;
  return [
    row(job, "incremental profit of the women's e-mail", all.profit, { low: all.low, high: all.high, baseline: 0 }),
    row(job, "the same after 1 000 customers an arm", small.profit, {
      low: small.low,
      high: small.high,
      baseline: 0,
      note: text,
    }),
  ];
}

/** How often the interval for the effect holds the effect in all rows, over random small trials of 2 000 customers. */
function coverage(visits: Trial): BenchRow {
  const share = (rows: readonly number[]): number => rows.reduce((sum, i) => sum + visits.outcome[i]!, 0) / rows.length;
  const rate = (value: number): number => -Math.log(1 - value);
  const truth = rate(share(rowsOf(visits, 1))) / rate(share(rowsOf(visits, 0)));
  const trials = 200;
  let inside = 0;
  for (let seed = 0; seed < trials; seed++) {
    const chosen = assignHoldout(visits.treated.length, 2_000 / visits.treated.length, seed);
    const [offered, held] = [1, 0].map((arm) => rowsOf(visits, arm as 0 | 1).filter((i) => chosen[i] === 1)) as [
      number[],
      number[],
    ];
    const bought = (rows: readonly number[]): number => rows.reduce((sum, i) => sum + visits.outcome[i]!, 0);
    const outcome = {
      offered: offered.length,
      offeredBought: bought(offered),
      held: held.length,
      heldBought: bought(held),
    };
    const { low, high } = promotionEffect({ ratio: 1, deviation: 100 }, [outcome]);
    if (low <= truth && truth <= high) inside++;
  }
  const { value, low, high } = proportionInterval(inside, trials);
  return row(job, "share of 95 % intervals for the promotion effect that hold it", value, {
    low,
    high,
    bar: 0.95,
    better: "within",
    tolerance: 0.04,
  });
}

async function run(folder: string): Promise<BenchRow[]> {
  const women = await hillstromTrial(folder, "Womens", "visit");
  const men = await hillstromTrial(folder, "Mens", "visit");
  const spend = await hillstromTrial(folder, "Womens", "spend");
  const known = customersUntilKnown(women);
  const rate = (trial: Trial, arm: 0 | 1): number => {
    const rows = rowsOf(trial, arm);
    return rows.reduce((sum, i) => sum + trial.outcome[i]!, 0) / rows.length;
  };
  return [
    row(job, "customers an arm until the sequential test knows", known.customers, {
      baseline: known.all,
      note: `effect then between ${known.low.toFixed(3)} and ${known.high.toFixed(3)}; the planned trial needed all`,
    }),
    ...offPolicy(women),
    bandit([rate(women, 0), rate(women, 1), rate(men, 1)]),
    ...profit(spend),
    coverage(women),
  ];
}

/** What the tools of experiments are worth on a real one: earlier answers, narrower intervals, honest "not yet". */
export const experiments: BenchJob = { name: job, title: "experiments and measurement (hillstrom)", run };
