import { choosePurchaseModel } from "../../../../backend/offers/batch/choosePurchaseModel.ts";
import { chooseOrderValue } from "../../../../backend/offers/batch/chooseOrderValue.ts";
import type { Cut } from "../../../../backend/offers/batch/Cut.ts";
import { historiesOf } from "../../../../backend/offers/batch/lifetimesOf.ts";
import { churnWarning } from "../../../../backend/offers/engine/lifetime/churnWarning.ts";
import { auc } from "../../../../backend/offers/engine/measure/auc.ts";
import { bootstrapInterval } from "../../../../backend/offers/engine/measure/bootstrapInterval.ts";
import { proportionInterval } from "../../../../backend/offers/engine/measure/proportionInterval.ts";
import { topShare } from "../../../../backend/offers/engine/measure/topShare.ts";
import { fitBoostedTrees } from "../../../../backend/offers/engine/response/fitBoostedTrees.ts";
import { predictTrees } from "../../../../backend/offers/engine/response/predictTrees.ts";
import { aucInterval } from "../aucInterval.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { customerCuts } from "../data/customerCuts.ts";
import { row } from "../row.ts";

const job = "purchase";

/** What a customer will spend after a cut, learned from earlier cuts; `judge` is the newest of them. */
type MoneyModel = (cuts: { learn: Cut[]; judge: Cut; today: Cut }) => Float64Array;

const chances = (cuts: { learn: Cut[]; judge: Cut; today: Cut }) => choosePurchaseModel(cuts, { days: 91, seed: 1 });

const money = new Map<string, MoneyModel>([
  ["chance x past spend", (cuts) => chances(cuts).probability.map((p, i) => p * cuts.today.table.spendMinor[i]!)],
  [
    "BG/NBD x worth of an order",
    ({ judge, today }) => {
      const { orderMinor } = chooseOrderValue(judge.table, today.table);
      return today.lifetimes.expectedOrders.map((orders, i) => orders * orderMinor[i]!);
    },
  ],
  [
    "boosted trees of log spend",
    ({ judge, today }) => {
      const options = {
        loss: "squared",
        trees: 200,
        rate: 0.03,
        depth: 3,
        leaves: 6,
        rowShare: 0.7,
        columnShare: 0.5,
        minimumRows: 30,
        ridge: 5,
      } as const;
      return predictTrees(
        fitBoostedTrees(judge.features, judge.table.spentLaterMinor.map(Math.log1p), options),
        today.features,
      );
    },
  ],
]);

/** The money model that found most of the next revenue one cut earlier. */
function chooseMoney(oldest: Cut, past: Cut, learn: Cut): [string, MoneyModel] {
  const ranked = [...money].map(([name, model]) => {
    const guess = model({ learn: [oldest], judge: past, today: learn });
    return { name, model, found: topShare(guess, learn.table.spentLaterMinor) };
  });
  const [best] = ranked.toSorted((a, b) => b.found - a.found);
  return [best!.name, best!.model];
}

/** How many of the customers who may be leaving buy all the same, beside the others with a habit. */
function leaving({ table, lifetimes }: Cut): BenchRow {
  const histories = historiesOf(table);
  const warned = new Set(lifetimes.model === null ? [] : churnWarning(lifetimes.model, histories));
  const habit = Array.from(table.customer.keys()).filter((i) => table.repeats[i]! >= 2);
  const share = (rows: number[]) =>
    proportionInterval(rows.filter((i) => table.boughtLater[i] === 1).length, rows.length);
  const { value, low, high } = share(habit.filter((i) => warned.has(i)));
  const others = share(habit.filter((i) => !warned.has(i)));
  return row(job, `share who buy, of the ${warned.size} in ${habit.length} with a habit who may be leaving`, value, {
    low,
    high,
    baseline: others.value,
    note: high < others.low ? "surely fewer than of the others" : "not surely fewer than of the others",
  });
}

async function run(folder: string): Promise<BenchRow[]> {
  const [oldest, past, learn, today] = (await customerCuts(folder, [
    ["2011-01-30", "2011-03-12"],
    ["2011-03-12", "2011-06-11"],
    ["2011-06-11", "2011-09-09"],
    ["2011-09-09", "2011-12-10"],
  ])) as [Cut, Cut, Cut, Cut];
  const { boughtLater, spentLaterMinor, orders, spendMinor } = today.table;
  const { probability, report } = chances({ learn: [past], judge: learn, today });
  const area = aucInterval(probability, boughtLater);
  const areaGain = aucInterval(probability, boughtLater, orders);
  const [moneyName, moneyModel] = chooseMoney(oldest, past, learn);
  const guess = moneyModel({ learn: [past], judge: learn, today });
  const top = (of: Float64Array, rows: Uint32Array): number =>
    topShare(
      Float64Array.from(rows, (i) => of[i]!),
      Float64Array.from(rows, (i) => spentLaterMinor[i]!),
    );
  const interval = (of: (rows: Uint32Array) => number) =>
    bootstrapInterval(spentLaterMinor.length, of, { seed: 42, rounds: 500 });
  const share = interval((rows) => top(guess, rows));
  const shareGain = interval((rows) => top(guess, rows) - top(spendMinor, rows));
  return [
    row(job, `AUC, ${report?.model ?? "baseline"} (chosen by the engine on the cut before)`, area.value, {
      low: area.low,
      high: area.high,
      bar: 0.722,
      baseline: auc(orders, boughtLater),
    }),
    row(job, "AUC gain over frequency", areaGain.value, {
      low: areaGain.low,
      high: areaGain.high,
      bar: 0,
      baseline: 0,
      note: areaGain.low > 0 ? "beats frequency" : "does not beat frequency",
    }),
    row(job, `top-decile revenue, ${moneyName} (chosen on the cut before)`, share.value, {
      low: share.low,
      high: share.high,
      bar: 0.523,
      baseline: topShare(spendMinor, spentLaterMinor),
    }),
    row(job, "top-decile revenue gain over past spend", shareGain.value, {
      low: shareGain.low,
      high: shareGain.high,
      baseline: 0,
      note:
        shareGain.low > 0
          ? "beats past spend"
          : "does not beat past spend: whoever wants the largest spenders should rank by past spend",
    }),
    leaving(today),
  ];
}

/** Who buys in the next 91 days and who brings the money: learned at the cut 2011-06-11, measured at 2011-09-09. */
export const purchase: BenchJob = { name: job, title: "purchase in 91 days (onlineretail)", run };
