import { auc } from "../engine/measure/auc.ts";
import { chooseChallenger } from "../engine/measure/chooseChallenger.ts";
import { logLosses } from "../engine/measure/logLosses.ts";
import { assignFolds } from "../engine/numeric/assignFolds.ts";
import { EngineError } from "../engine/numeric/EngineError.ts";
import { calibrateOutOfFold } from "../engine/response/calibrateOutOfFold.ts";
import { fitPlatt } from "../engine/response/fitPlatt.ts";
import type { Cut } from "./Cut.ts";
import type { ModelReport } from "./ModelReport.ts";
import { baselineName, purchaseModels } from "./purchaseModels.ts";

const FOLDS = 5;

/** Customers needed, buyers and others, before anything is learned from them. */
const LEAST = 20;

/** The probability of a purchase in the days ahead, and why it is believed. */
export type PurchaseChoice = { probability: Float64Array; report: ModelReport | null };

/**
 * Lets the purchase models compete on the last days that are known, and scores the customers of today with the one that may be used.
 * @param learn cuts whose days ahead end before those of `judge`
 * @param judge the cut whose days ahead have just ended
 * @param today the customers to score
 * @returns without a report where the shop is too small to judge anything: then the baseline, uncalibrated
 */
export function choosePurchaseModel(
  cuts: { learn: readonly Cut[]; judge: Cut; today: Cut },
  { days, seed }: { days: number; seed: number },
): PurchaseChoice {
  const { learn, judge, today } = cuts;
  const labels = judge.table.boughtLater;
  const buyers = labels.reduce((sum, label) => sum + label, 0);
  const plain = purchaseModels.get(baselineName)!;
  if (learn.length === 0 || Math.min(buyers, labels.length - buyers) < LEAST) {
    return { probability: plain([], today, days, seed), report: null };
  }
  const fold = assignFolds(labels.length, FOLDS, seed);
  const scores = new Map<string, Float64Array>();
  const losses = new Map<string, Float64Array>();
  for (const [name, model] of purchaseModels) {
    try {
      const score = model(learn, judge, days, seed);
      losses.set(name, logLosses(calibrateOutOfFold(score, labels, fold, FOLDS), labels));
      scores.set(name, score);
    } catch (error) {
      // A challenger that cannot be fitted here does not stand; the baseline always does.
      if (!(error instanceof EngineError) || name === baselineName) throw error;
    }
  }
  const { name, gain } = chooseChallenger(losses, baselineName);
  const curve = fitPlatt(scores.get(name)!, labels);
  const fresh = purchaseModels.get(name)!([...learn, judge], today, days, seed);
  return {
    probability: curve(fresh),
    report: {
      job: "purchase",
      model: name,
      baseline: baselineName,
      metric: "AUC",
      value: auc(scores.get(name)!, labels),
      baselineValue: auc(scores.get(baselineName)!, labels),
      gain: { loss: "log loss", mean: gain.mean, low: gain.low, high: gain.high },
      customers: labels.length,
    },
  };
}
