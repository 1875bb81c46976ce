import { join } from "node:path";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import { recall } from "../../../../backend/offers/engine/measure/recall.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import { basketSources, habitName } from "../../../../backend/offers/engine/recommend/basketSources.ts";
import { fitBaskets } from "../../../../backend/offers/engine/recommend/fitBaskets.ts";
import { fitNextBasket } from "../../../../backend/offers/engine/recommend/fitNextBasket.ts";
import { makeCandidates } from "../../../../backend/offers/engine/recommend/makeCandidates.ts";
import { rankNextBasket } from "../../../../backend/offers/engine/recommend/rankNextBasket.ts";
import { toBaskets } from "../../../../backend/offers/engine/recommend/toBaskets.ts";
import { topItems } from "../../../../backend/offers/engine/recommend/topItems.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { gunzipText } from "../data/gunzipText.ts";
import { row } from "../row.ts";

type File = Record<string, number[][]>;

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
  const sources = basketSources(fitBaskets(toBaskets(histories, items)));
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
    single.set(
      name,
      Float64Array.from(everyone, (customer) => {
        source(customer, scores);
        return recall(topItems(scores, length), next[customer]!);
      }),
    );
  }
  const table = makeCandidates([...sources.values()], everyone, { items, perSource: 20 });
  const habit = single.get(habitName)!;
  const combined = splits.map(({ learn, test }) => {
    const ranked = rankNextBasket(fitNextBasket(table, next, learn), table);
    return Float64Array.from(test, (customer) =>
      recall((ranked.get(customer) ?? []).slice(0, length), next[customer]!),
    );
  });
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
      note: name === habitName ? "the baseline" : beats,
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
