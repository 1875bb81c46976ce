import { join } from "node:path";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import { recall } from "../../../../backend/offers/engine/measure/recall.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import type { CandidateTable } from "../../../../backend/offers/engine/recommend/CandidateTable.ts";
import { fitEase } from "../../../../backend/offers/engine/recommend/fitEase.ts";
import { fitImplicitFactors } from "../../../../backend/offers/engine/recommend/fitImplicitFactors.ts";
import { makeCandidates } from "../../../../backend/offers/engine/recommend/makeCandidates.ts";
import { nearestRows } from "../../../../backend/offers/engine/recommend/nearestRows.ts";
import { personalFrequency } from "../../../../backend/offers/engine/recommend/personalFrequency.ts";
import { popularity } from "../../../../backend/offers/engine/recommend/popularity.ts";
import { scoreByCustomers } from "../../../../backend/offers/engine/recommend/scoreByCustomers.ts";
import { scoreByEase } from "../../../../backend/offers/engine/recommend/scoreByEase.ts";
import { scoreByFactors } from "../../../../backend/offers/engine/recommend/scoreByFactors.ts";
import { scoreByHabit } from "../../../../backend/offers/engine/recommend/scoreByHabit.ts";
import { scoreByItems } from "../../../../backend/offers/engine/recommend/scoreByItems.ts";
import { toBaskets } from "../../../../backend/offers/engine/recommend/toBaskets.ts";
import { topItems } from "../../../../backend/offers/engine/recommend/topItems.ts";
import { transpose } from "../../../../backend/offers/engine/recommend/transpose.ts";
import { fitBoostedTrees } from "../../../../backend/offers/engine/response/fitBoostedTrees.ts";
import { predictTrees } from "../../../../backend/offers/engine/response/predictTrees.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { gunzipText } from "../data/gunzipText.ts";
import { row } from "../row.ts";

type File = Record<string, number[][]>;
type Source = (customer: number, scores: Float64Array) => void;

const seeds = [42, 43, 44];
const testShare = 0.2;
const length = 10;

/** Purchases without the `[-1]` that begins and ends every customer's list. */
async function read(folder: string): Promise<{ histories: number[][][]; next: Set<number>[] }> {
  const file = async (name: string): Promise<File> =>
    JSON.parse(await gunzipText(join(folder, `tafeng/tafeng_${name}.json.gz`))) as File;
  const [history, future] = [await file("history"), await file("future")];
  const customers = Object.keys(history).filter((customer) => future[customer]);
  return {
    histories: customers.map((customer) => history[customer]!.slice(1, -1)),
    next: customers.map((customer) => new Set(future[customer]!.slice(1, -1).flat())),
  };
}

/** Every model of the histories by its name; none has seen a next basket. */
function modelSources(histories: number[][][], items: number): Map<string, Source> {
  const baskets = toBaskets(histories, items);
  const counts = personalFrequency(baskets);
  const recent = personalFrequency(baskets, 0.9);
  const latest = personalFrequency(baskets, 0.6);
  const once = { ...counts, value: counts.value.map(() => 1) };
  const bought = popularity(counts);
  const nobody = new Float64Array(items);
  const similarItems = nearestRows(transpose(once), { count: 50, shrinkage: 10 });
  const similarCustomers = nearestRows(recent, { count: 200, rarity: 0.5 });
  const ease = fitEase(once, 300, 1500);
  const factors = fitImplicitFactors(once, { size: 32, rounds: 4, ridge: 10, confidence: 10 });
  return new Map<string, Source>([
    ["personal top frequency", (customer, scores) => scoreByHabit(counts, customer, bought, scores)],
    ["item-based", (customer, scores) => scoreByItems(recent, customer, similarItems, scores)],
    ["customer-based", (customer, scores) => scoreByCustomers(recent, customer, similarCustomers, scores)],
    ["EASE", (customer, scores) => scoreByEase(once, customer, ease, scores)],
    ["matrix factorisation", (customer, scores) => scoreByFactors(factors, customer, scores)],
    ["recent habit", (customer, scores) => scoreByHabit(recent, customer, nobody, scores)],
    ["latest habit", (customer, scores) => scoreByHabit(latest, customer, nobody, scores)],
    ["popularity", (_, scores) => scores.set(bought)],
  ]);
}

/** Row numbers of each customer's candidates. */
function rowsByCustomer({ customer }: CandidateTable, customers: number): number[][] {
  const rows = Array.from({ length: customers }, (): number[] => []);
  customer.forEach((each, k) => rows[each]!.push(k));
  return rows;
}

function chooseRows(table: CandidateTable, rows: number[]): CandidateTable["features"] {
  const { columns, values } = table.features;
  const chosen = new Float64Array(rows.length * columns);
  rows.forEach((from, to) => chosen.set(values.subarray(from * columns, (from + 1) * columns), to * columns));
  return { rows: rows.length, columns, values: chosen };
}

/** Recall of the combination on the test customers, fitted on what the other customers bought next. */
function combinationRecall(
  table: CandidateTable,
  next: Set<number>[],
  learn: Uint32Array,
  test: Uint32Array,
): Float64Array {
  const rows = rowsByCustomer(table, next.length);
  const learnRows = [...learn].flatMap((customer) => rows[customer]!);
  const labels = Float64Array.from(learnRows, (k) => (next[table.customer[k]!]!.has(table.item[k]!) ? 1 : 0));
  const options = {
    trees: 80,
    rate: 0.1,
    leaves: 16,
    depth: 6,
    minimumRows: Math.min(100, Math.ceil(learnRows.length / 50)),
  };
  const model = fitBoostedTrees(chooseRows(table, learnRows), labels, options);
  return Float64Array.from(test, (customer) => {
    const own = rows[customer]!;
    if (own.length === 0) return 0;
    const chance = predictTrees(model, chooseRows(table, own));
    const best = topItems(chance, length);
    return recall(
      best.map((k) => table.item[own[k]!]!),
      next[customer]!,
    );
  });
}

/** Mean over the splits; the bounds are averaged too, since the splits share customers and so do not add precision. */
function average(perSplit: Float64Array[]): { value: number; low: number; high: number } {
  const intervals = perSplit.map(pairedInterval);
  const mean = (of: (interval: ReturnType<typeof pairedInterval>) => number): number =>
    intervals.reduce((sum, interval) => sum + of(interval), 0) / intervals.length;
  return { value: mean((i) => i.mean), low: mean((i) => i.low), high: mean((i) => i.high) };
}

async function run(folder: string): Promise<BenchRow[]> {
  const { histories, next } = await read(folder);
  const items = 1 + histories.flat(2).reduce((most, item) => Math.max(most, item), 0);
  const sources = modelSources(histories, items);
  const everyone = Uint32Array.from(histories, (_, customer) => customer);
  const splits = seeds.map((seed) => {
    const shuffled = new Random(seed).shuffle(everyone.slice());
    const size = Math.floor(testShare * shuffled.length);
    return { test: shuffled.subarray(0, size), learn: shuffled.subarray(size, size + 5000) };
  });
  const single = new Map<string, Float64Array>();
  const scores = new Float64Array(items);
  for (const [name, source] of sources) {
    if (name === "recent habit" || name === "latest habit") continue;
    const recalls = everyone.map(() => 0);
    single.set(
      name,
      Float64Array.from(recalls, (_, customer) => {
        source(customer, scores);
        return recall(topItems(scores, length), next[customer]!);
      }),
    );
  }
  const table = makeCandidates([...sources.values()], everyone, { items, perSource: 20 });
  const habit = single.get("personal top frequency")!;
  const combined = splits.map(({ learn, test }) => combinationRecall(table, next, learn, test));
  const baseline = average(splits.map(({ test }) => Float64Array.from(test, (customer) => habit[customer]!)));
  const rows = [...single].map(([name, recalls]) => {
    const measured = average(splits.map(({ test }) => Float64Array.from(test, (customer) => recalls[customer]!)));
    const gain = average(splits.map(({ test }) => Float64Array.from(test, (c) => recalls[c]! - habit[c]!)));
    const beats = gain.low > 0 ? "alone beats personal top frequency" : "alone does not beat personal top frequency";
    const { value, low, high } = measured;
    return row("nextBasket", `recall@10 ${name}`, value, {
      low,
      high,
      baseline: baseline.value,
      note: name === "personal top frequency" ? "the baseline" : beats,
    });
  });
  const whole = average(combined);
  const gain = average(splits.map(({ test }, s) => combined[s]!.map((value, k) => value - habit[test[k]!]!)));
  return [
    ...rows,
    row("nextBasket", "recall@10 combination", whole.value, { ...whole, bar: 0.141, baseline: baseline.value }),
    row("nextBasket", "recall@10 gain of the combination", gain.value, {
      ...gain,
      bar: 0,
      baseline: 0,
      note:
        gain.low > 0 ? "beats personal top frequency" : "does not beat personal top frequency: the engine uses that",
    }),
  ];
}

/** What customers buy next: each recommender alone and the combination, on customers none of them was tuned on. */
export const nextBasket: BenchJob = {
  name: "nextBasket",
  title: "next basket (tafeng, 3 splits of 20 % of the customers)",
  run,
};
