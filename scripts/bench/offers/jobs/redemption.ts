import { auc } from "../../../../backend/offers/engine/measure/auc.ts";
import { calibrationError } from "../../../../backend/offers/engine/measure/calibrationError.ts";
import { logLosses } from "../../../../backend/offers/engine/measure/logLosses.ts";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import { calibrate } from "../../../../backend/offers/engine/response/calibrate.ts";
import { fitBoostedTrees } from "../../../../backend/offers/engine/response/fitBoostedTrees.ts";
import { fitIsotonic } from "../../../../backend/offers/engine/response/fitIsotonic.ts";
import { fitLogistic } from "../../../../backend/offers/engine/response/fitLogistic.ts";
import { fitPlatt } from "../../../../backend/offers/engine/response/fitPlatt.ts";
import { predictLogistic } from "../../../../backend/offers/engine/response/predictLogistic.ts";
import { predictTrees } from "../../../../backend/offers/engine/response/predictTrees.ts";
import { aucInterval } from "../aucInterval.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { redemptionRows } from "../data/redemptionRows.ts";
import { toMatrix } from "../data/toMatrix.ts";
import { row } from "../row.ts";

type Row = Awaited<ReturnType<typeof redemptionRows>>[number];
type Scored = { scores: Float64Array; rows: Row[] };
type Model = (learn: Row[], score: Row[]) => Float64Array;

const day = (date: string): number => Date.parse(date) / 86_400_000;
/** Campaigns that begin from here to the next date choose the model; those after it measure it. */
const validationFrom = day("2017-05-01");
const testFrom = day("2017-09-01");

const labelsOf = (rows: Row[]): Float64Array => Float64Array.from(rows, (each) => each.redeemed);
const featuresOf = (rows: Row[]) => toMatrix(rows.map((each) => each.features));

const logistic =
  (ridge: number): Model =>
  (learn, score) =>
    predictLogistic(fitLogistic(featuresOf(learn), labelsOf(learn), { ridge }), featuresOf(score));

const trees: Model = (learn, score) => {
  const options = {
    trees: 300,
    rate: 0.03,
    leaves: 4,
    depth: 2,
    minimumRows: 20,
    rowShare: 0.7,
    columnShare: 0.4,
    ridge: 5,
  };
  return predictTrees(fitBoostedTrees(featuresOf(learn), labelsOf(learn), options), featuresOf(score));
};

const models = new Map<string, Model>([
  ["logistic, ridge 1", logistic(1)],
  ["logistic, ridge 10", logistic(10)],
  ["logistic, ridge 50", logistic(50)],
  ["boosted trees", trees],
]);

/** Scores every campaign of the period with a model that has seen only campaigns already over when it began. */
function rolling(model: Model, rows: Row[], from: number, until: number): Scored {
  const inside = rows.filter((each) => each.startDay >= from && each.startDay < until);
  const scored: Row[] = [];
  const scores: number[] = [];
  for (const campaign of new Set(inside.map((each) => each.campaign))) {
    const own = inside.filter((each) => each.campaign === campaign);
    const learn = rows.filter((each) => each.endDay < own[0]!.startDay);
    scored.push(...own);
    scores.push(...model(learn, own));
  }
  return { scores: Float64Array.from(scores), rows: scored };
}

/** Probabilities as the model says them, and by curves fitted on the campaigns before: which of them the outcomes believe. */
function calibrationRows(past: Scored, measured: Scored): BenchRow[] {
  const labels = labelsOf(measured.rows);
  const known = labelsOf(past.rows);
  const platt = fitPlatt(past.scores, known)(measured.scores);
  const isotonic = calibrate(fitIsotonic(past.scores, known), measured.scores);
  const losses = (of: Float64Array): Float64Array => logLosses(of, labels);
  const compared = (name: string, of: Float64Array, against: Float64Array, other: string): BenchRow => {
    const gain = pairedInterval(losses(against).map((loss, i) => loss - losses(of)[i]!));
    const { mean, low, high } = pairedInterval(losses(of));
    const verdict = gain.low > 0 ? "beats" : gain.high < 0 ? "is beaten by" : "does not differ from";
    return row("redemption", `log loss, ${name}`, mean, {
      low,
      high,
      baseline: pairedInterval(losses(against)).mean,
      note: `${verdict} ${other}; calibration error ${calibrationError(of, labels).toFixed(4)}`,
    });
  };
  return [
    compared("Platt's curve from earlier campaigns", platt, measured.scores, "the uncalibrated model"),
    compared("isotonic curve from earlier campaigns", isotonic, platt, "Platt's curve, which the engine uses"),
  ];
}

async function run(folder: string): Promise<BenchRow[]> {
  const rows = await redemptionRows(folder);
  let chosen = { name: "", model: trees, auc: -1 };
  for (const [name, model] of models) {
    const past = rolling(model, rows, validationFrom, testFrom);
    const reached = auc(past.scores, labelsOf(past.rows));
    if (reached > chosen.auc) chosen = { name, model, auc: reached };
  }
  const measured = rolling(chosen.model, rows, testFrom, Infinity);
  const challenger = rolling(trees, rows, testFrom, Infinity);
  const labels = labelsOf(measured.rows);
  const prior = Float64Array.from(measured.rows, (each) => each.priorRedemptions);
  const baseline = auc(prior, labels);
  const gain = aucInterval(measured.scores, labels, prior);
  return [
    row("redemption", `AUC, ${chosen.name} (chosen on earlier campaigns)`, auc(measured.scores, labels), {
      ...bounds(aucInterval(measured.scores, labels)),
      bar: 0.721,
      baseline,
    }),
    row("redemption", "AUC gain over prior redemptions", gain.value, {
      ...bounds(gain),
      bar: 0,
      baseline: 0,
      note: gain.low > 0 ? "beats prior redemptions" : "does not beat prior redemptions: use those",
    }),
    row("redemption", "AUC, boosted trees", auc(challenger.scores, labels), {
      ...bounds(aucInterval(challenger.scores, labels)),
      baseline,
    }),
    ...calibrationRows(rolling(chosen.model, rows, validationFrom, testFrom), measured),
  ];
}

function bounds({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low, high };
}

/** Who redeems a coupon of a campaign: campaigns in time order, each scored from campaigns that were over before it began. */
export const redemption: BenchJob = {
  name: "redemption",
  title: "coupon redemption (completejourney, campaigns in time order)",
  run,
};
