import type { RuleBook } from "#sdk";
import type { RunningBackend } from "../../backend/startBackend.ts";
import { ruleTitle } from "../../backend/quotes/ruleTitle.ts";
import { table } from "./table.ts";

type Batch = Awaited<ReturnType<RunningBackend["commitOffers"]>>;
type Snapshot = Batch["snapshot"];

const whole = (value: number): string => value.toLocaleString("en");
const money = (minor: number): string =>
  (minor / 100).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

function segmentLines({ segments, segmentation }: Snapshot): string[] {
  const tried = segmentation.silhouettes.map(
    ({ method, segments: count, silhouette }) =>
      `${method} ${silhouette === null ? "found no usable groups" : `${silhouette.toFixed(2)} with ${count}`}`,
  );
  return [
    `\nCustomers by segment, found by ${segmentation.method}${tried.length > 0 ? ` (silhouettes: ${tried.join(", ")})` : ""}; medians`,
    ...table([
      ["segment", "customers", "days silent", "orders", "spent", "next year's profit", "may be leaving"],
      ...segments.map((each) => [
        each.name.en,
        whole(each.customers),
        whole(each.silentDays),
        whole(each.orders),
        money(each.spendMinor),
        money(each.lifetimeValueMinor),
        whole(each.mayBeLeaving),
      ]),
    ]),
  ];
}

function targetingLines(targeting: Snapshot["models"]["targeting"]): string[] {
  if (!targeting)
    return ["  customers are chosen by the response model: too few of earlier batches were measured to challenge it"];
  const { rule, challenger, gain, customers } = targeting;
  const earned = `${money(gain.mean)} [${money(gain.low)}, ${money(gain.high)}] a customer, in the randomised groups of earlier batches (${whole(customers)} customers)`;
  return [
    rule === challenger
      ? `  customers are chosen by the ${rule}, which earned ${earned} more than the response model`
      : `  customers are chosen by the response model; its strongest challenger, the ${challenger}, would have changed that by ${earned}`,
  ];
}

function modelLines({ models, days }: Snapshot): string[] {
  const { reports, elasticity, effect, margin } = models;
  const jobs = { purchase: `purchase in ${days} days`, "order value": "worth of an order" };
  const measured = elasticity.measured;
  return [
    "\nModels, each against a simple baseline on the last days that are known",
    ...(reports.length === 0 ? ["  too few customers to judge any: the baselines are used"] : []),
    ...reports.map(({ job, model, baseline, metric, value, baselineValue, gain, customers }) =>
      model === baseline
        ? `  ${jobs[job]}: nothing beat ${baseline}, so it is used (${metric} ${value.toFixed(3)}, ${whole(customers)} customers)`
        : `  ${jobs[job]}: ${model}, ${metric} ${value.toFixed(3)} against ${baselineValue.toFixed(3)} of ${baseline}; saves ${gain.mean.toFixed(4)} [${gain.low.toFixed(4)}, ${gain.high.toFixed(4)}] of ${gain.loss} (${whole(customers)} customers)`,
    ),
    `  price elasticity ${elasticity.elasticity.toFixed(2)}: ${measured === null ? "assumed, too few products changed their price" : `${measured.products} products say ${(-measured.mean).toFixed(2)} on average, ${measured.deviation.toFixed(2)} apart, believed within ${elasticity.bounds.join(" and ")}`}`,
    `  an offer multiplies the rate of buying by ${effect.ratio.toFixed(2)} [${effect.low.toFixed(2)}, ${effect.high.toFixed(2)}] beyond its price: ${effect.batches === 0 ? "assumed, no batch was measured yet" : `learned from ${effect.batches} measured batches`}`,
    ...targetingLines(models.targeting),
    `  margin before offers ${percent(margin)}: assumed, the orders have no cost prices`,
  ];
}

function offerLines({ offers, totals, budgetMinor, allocation }: Snapshot, { rules }: RuleBook): string[] {
  return [
    "\nOffers by kind",
    ...table([
      ["offer", "customers", "expected cost", "expected profit", "worst case"],
      ...offers.map((each) => [
        `rule ${each.rule}: ${ruleTitle(rules[each.rule]!, each.value === 0 ? rules[each.rule]!.value : each.value).en}`,
        whole(each.customers),
        money(each.expectedCostMinor),
        money(each.expectedProfitMinor),
        money(each.worstCaseMinor),
      ]),
      [
        "all",
        whole(totals.offered),
        money(totals.expectedCostMinor),
        money(totals.expectedProfitMinor),
        money(totals.worstCaseMinor),
      ],
    ]),
    `  budget ${money(budgetMinor)}; no division of it could be expected to earn more than ${money(allocation.boundMinor)}; one more unit would earn ${allocation.budgetPrice.toFixed(2)}`,
  ];
}

function fairnessLines({ fairness, segments }: Snapshot): string[] {
  const each = (total: number, count: number): string => (count === 0 ? "" : money(total / count));
  return [
    "\nFairness: what each segment was given",
    ...table([
      ["segment", "could get", "got", "share", "at least", "cost each", "profit each"],
      ...fairness.map((row) => [
        segments[row.segment]!.name.en,
        whole(row.eligible),
        whole(row.offered),
        row.eligible === 0 ? "" : percent(row.offered / row.eligible),
        whole(row.least),
        each(row.expectedCostMinor, row.offered),
        each(row.expectedProfitMinor, row.offered),
      ]),
    ]),
  ];
}

/** What a batch decided, in lines for a terminal. */
export function describeBatch(batch: Batch, book: RuleBook): string[] {
  const { snapshot } = batch;
  const { holdout, totals } = snapshot;
  return [
    ...segmentLines(snapshot),
    ...modelLines(snapshot),
    ...offerLines(snapshot, book),
    `\nHoldout: ${whole(holdout.customers)} of ${whole(totals.withAccount)} customers with an account (${percent(holdout.share)}), drawn with seed ${snapshot.seed}`,
    ...fairnessLines(snapshot),
    `\nOn chain: batch ${batch.batch ?? "not mined yet"} of ${whole(batch.offers)} offers from ${day(batch.from)} to ${day(batch.until)}`,
    `  root        ${batch.root}`,
    `  transaction ${batch.transactionHash ?? "none"}`,
  ];
}
