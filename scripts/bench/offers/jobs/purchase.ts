import { auc } from "../../../../backend/offers/engine/measure/auc.ts";
import { bootstrapInterval } from "../../../../backend/offers/engine/measure/bootstrapInterval.ts";
import { topShare } from "../../../../backend/offers/engine/measure/topShare.ts";
import { expectedPurchases } from "../../../../backend/offers/engine/lifetime/expectedPurchases.ts";
import { expectedSpend } from "../../../../backend/offers/engine/lifetime/expectedSpend.ts";
import { fitBgNbd } from "../../../../backend/offers/engine/lifetime/fitBgNbd.ts";
import { fitGammaGamma } from "../../../../backend/offers/engine/lifetime/fitGammaGamma.ts";
import { fitBoostedTrees } from "../../../../backend/offers/engine/response/fitBoostedTrees.ts";
import { fitLogistic } from "../../../../backend/offers/engine/response/fitLogistic.ts";
import { predictLogistic } from "../../../../backend/offers/engine/response/predictLogistic.ts";
import { predictTrees } from "../../../../backend/offers/engine/response/predictTrees.ts";
import { aucInterval } from "../aucInterval.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { purchaseRows } from "../data/purchaseRows.ts";
import { toMatrix } from "../data/toMatrix.ts";
import { row } from "../row.ts";

/** A cut, its customers and the lifetime models fitted on what was known at it. */
interface Cut {
  readonly rows: Awaited<ReturnType<typeof purchaseRows>>;
  readonly features: ReturnType<typeof toMatrix>;
  readonly bought: Float64Array;
  readonly spent: Float64Array;
  readonly pastOrders: Float64Array;
  readonly pastSpend: Float64Array;
  readonly lifetimeOrders: Float64Array;
  readonly lifetimeValue: Float64Array;
}

type Model = (learn: Cut, score: Cut) => Float64Array;

async function readCut(folder: string, cut: string, until: string): Promise<Cut> {
  const rows = await purchaseRows(folder, cut, until);
  const of = (value: (each: Cut["rows"][number]) => number): Float64Array => Float64Array.from(rows, value);
  const histories = { frequency: of((r) => r.repeats), recency: of((r) => r.recencyWeeks), age: of((r) => r.ageWeeks) };
  const lifetimeOrders = expectedPurchases(fitBgNbd(histories), histories, 13);
  const orders = of((r) => r.orders);
  const meanSpend = of((r) => r.spend / r.orders);
  const spend = expectedSpend(fitGammaGamma(orders, meanSpend), orders, meanSpend);
  const features = rows.map((each, i) =>
    Float64Array.of(...each.features, Math.log(lifetimeOrders[i]! + 0.01), Math.log(spend[i]!)),
  );
  return {
    rows,
    features: toMatrix(features),
    bought: of((r) => r.boughtLater),
    spent: of((r) => r.spentLater),
    pastOrders: orders,
    pastSpend: of((r) => r.spend),
    lifetimeOrders,
    lifetimeValue: lifetimeOrders.map((value, i) => value * spend[i]!),
  };
}

const logistic =
  (ridge: number): Model =>
  (learn, score) =>
    predictLogistic(fitLogistic(learn.features, learn.bought, { ridge }), score.features);

const treeOptions = {
  trees: 200,
  rate: 0.03,
  depth: 3,
  leaves: 6,
  rowShare: 0.7,
  columnShare: 0.5,
  minimumRows: 30,
  ridge: 5,
};

const chance = new Map<string, Model>([
  ["logistic, ridge 10", logistic(10)],
  ["logistic, ridge 200", logistic(200)],
  [
    "boosted trees",
    (learn, score) => predictTrees(fitBoostedTrees(learn.features, learn.bought, treeOptions), score.features),
  ],
  ["BG/NBD", (_, score) => score.lifetimeOrders],
]);

const revenue = new Map<string, Model>([
  ["chance x past spend", (learn, score) => logistic(10)(learn, score).map((p, i) => p * score.pastSpend[i]!)],
  ["BG/NBD x Gamma-Gamma", (_, score) => score.lifetimeValue],
  [
    "boosted trees of log spend",
    (learn, score) => {
      const targets = learn.spent.map(Math.log1p);
      return predictTrees(
        fitBoostedTrees(learn.features, targets, { ...treeOptions, loss: "squared" }),
        score.features,
      );
    },
  ],
]);

function choose(
  models: Map<string, Model>,
  learn: Cut,
  judge: Cut,
  worth: (scores: Float64Array) => number,
): [string, Model] {
  const ranked = [...models].map(([name, model]) => ({ name, model, worth: worth(model(learn, judge)) }));
  ranked.sort((a, b) => b.worth - a.worth);
  return [ranked[0]!.name, ranked[0]!.model];
}

async function run(folder: string): Promise<BenchRow[]> {
  const past = await readCut(folder, "2011-03-12", "2011-06-11");
  const learn = await readCut(folder, "2011-06-11", "2011-09-09");
  const test = await readCut(folder, "2011-09-09", "2011-12-10");
  const [chanceName, chanceModel] = choose(chance, past, learn, (scores) => auc(scores, learn.bought));
  const scores = chanceModel(learn, test);
  const area = aucInterval(scores, test.bought);
  const areaGain = aucInterval(scores, test.bought, test.pastOrders);
  const [moneyName, moneyModel] = choose(revenue, past, learn, (guess) => topShare(guess, learn.spent));
  const guess = moneyModel(learn, test);
  const top = (of: Float64Array, rows: Uint32Array): number =>
    topShare(
      Float64Array.from(rows, (i) => of[i]!),
      Float64Array.from(rows, (i) => test.spent[i]!),
    );
  const options = { seed: 42, rounds: 500 };
  const share = bootstrapInterval(test.spent.length, (rows) => top(guess, rows), options);
  const shareGain = bootstrapInterval(
    test.spent.length,
    (rows) => top(guess, rows) - top(test.pastSpend, rows),
    options,
  );
  return [
    row("purchase", `AUC, ${chanceName} (chosen on an earlier cut)`, area.value, {
      low: area.low,
      high: area.high,
      bar: 0.722,
      baseline: auc(test.pastOrders, test.bought),
    }),
    row("purchase", "AUC gain over frequency", areaGain.value, {
      low: areaGain.low,
      high: areaGain.high,
      bar: 0,
      baseline: 0,
      note:
        areaGain.low > 0 ? "beats frequency: the engine uses the model" : "does not beat frequency: the engine uses it",
    }),
    row("purchase", `top-decile revenue, ${moneyName} (chosen on an earlier cut)`, share.value, {
      low: share.low,
      high: share.high,
      bar: 0.523,
      baseline: topShare(test.pastSpend, test.spent),
    }),
    row("purchase", "top-decile revenue gain over past spend", shareGain.value, {
      low: shareGain.low,
      high: shareGain.high,
      baseline: 0,
      note:
        shareGain.low > 0
          ? "beats past spend: the engine uses the model"
          : "does not beat past spend: the engine ranks by past spend",
    }),
  ];
}

/** Who buys in the next 91 days and who brings the money: learned at the cut 2011-06-11, measured at 2011-09-09. */
export const purchase: BenchJob = { name: "purchase", title: "purchase in 91 days (onlineretail)", run };
