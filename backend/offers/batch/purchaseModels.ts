import { fitBoostedTrees } from "../engine/response/fitBoostedTrees.ts";
import { fitLogistic } from "../engine/response/fitLogistic.ts";
import { predictLogistic } from "../engine/response/predictLogistic.ts";
import { predictTrees } from "../engine/response/predictTrees.ts";
import type { Cut } from "./Cut.ts";
import { stackCuts } from "./stackCuts.ts";

/** Learns from cuts whose days ahead are over, and gives each customer of another cut the probability of a purchase. */
type PurchaseModel = (learn: readonly Cut[], score: Cut, days: number, seed: number) => Float64Array;

const trees = {
  trees: 150,
  rate: 0.04,
  depth: 3,
  leaves: 6,
  rowShare: 0.7,
  columnShare: 0.5,
  minimumRows: 30,
  ridge: 5,
};

/** What a merchant would do without models: who ordered often orders again. */
export const baselineName = "past order rate";

/** The baseline and its challengers. */
export const purchaseModels: ReadonlyMap<string, PurchaseModel> = new Map<string, PurchaseModel>([
  [
    baselineName,
    (_, { table }, days) =>
      table.orders.map((orders, i) => 1 - Math.exp((-orders * days) / Math.max(30, table.ageDays[i]!))),
  ],
  ["BG/NBD", (_, { lifetimes }) => lifetimes.expectedOrders.map((orders) => 1 - Math.exp(-orders))],
  [
    "logistic regression",
    (learn, { features }) => {
      const stacked = stackCuts(learn);
      return predictLogistic(fitLogistic(stacked.features, stacked.bought, { ridge: 50 }), features);
    },
  ],
  [
    "boosted trees",
    (learn, { features }, _, seed) => {
      const stacked = stackCuts(learn);
      return predictTrees(fitBoostedTrees(stacked.features, stacked.bought, { ...trees, seed }), features);
    },
  ],
]);
