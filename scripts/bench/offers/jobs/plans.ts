import { join } from "node:path";
import { judgePrices } from "../../../../backend/offers/batch/judgePrices.ts";
import type { WeeklySales } from "../../../../backend/offers/batch/PurchaseTable.ts";
import { poisson } from "../../../../backend/offers/engine/numeric/poisson.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import { planMarkdown } from "../../../../backend/offers/engine/price/planMarkdown.ts";
import { planReplenishment } from "../../../../backend/offers/engine/price/planReplenishment.ts";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { query } from "../data/query.ts";
import { row } from "../row.ts";

const job = "plans";

/** Prices of small markets (120 neighbouring rows of a brand), judged as the engine judges a shop's own. */
async function prices(folder: string): Promise<BenchRow> {
  const markets = await query<Pick<WeeklySales, "price" | "orders">>(`
WITH sale AS (
  SELECT brand, price, sales, row_number() OVER () AS line, row_number() OVER (PARTITION BY brand) // 120 AS market
  FROM read_csv('${join(folder, "oj/oj.csv.gz")}'))
SELECT list(price::DOUBLE ORDER BY line) AS price, list(sales::DOUBLE ORDER BY line) AS orders
FROM sale GROUP BY brand, market HAVING count(*) = 120 ORDER BY brand, market`);
  const sales = markets.map((each, sku) => ({ ...each, sku, shopOrders: each.orders.map(() => 1) }));
  // The data have no costs: three quarters of the mean price, as grocers have.
  const bounds = { lowest: 0.85, highest: 1.15, leastMargin: 0, costShare: 0.75 };
  const { mean, low, high, products } = await judgePrices(sales, bounds);
  return row(job, `profit of planned over mean prices, ${products} markets, by their later demand`, mean, {
    low,
    high,
    baseline: 0,
    note: low > 0 ? "beats the mean price: the engine plans" : "does not beat the mean price: the engine keeps it",
  });
}

/** A season of 12 weeks, 60 units, four prices: the plan against the best single price, on the same simulated demand. */
function markdown(): BenchRow {
  const [stock, periods, ladder, rates] = [60, 12, [20, 16, 12, 8], [2.2, 3.6, 6, 11]] as const;
  const plan = planMarkdown({ stock, periods, prices: ladder, demand: rates, salvage: 0 });
  const season = (seed: number, priceAt: (period: number, left: number, last: number) => number): number => {
    const random = new Random(seed);
    let [left, last, revenue] = [stock as number, 0, 0];
    for (let period = 0; period < periods; period++) {
      last = priceAt(period, left, last);
      const chances = poisson(rates[last]!, stock);
      const ball = random.uniform();
      let [asked, below] = [0, chances[0]!];
      while (below < ball && asked < stock) below += chances[++asked]!;
      const sold = Math.min(left, asked);
      revenue += sold * ladder[last]!;
      left -= sold;
    }
    return revenue;
  };
  const seasons = Array.from({ length: 2_000 }, (_, seed) => seed);
  const fixed = ladder.map((_, j) => seasons.map((seed) => season(seed, () => j)));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const best = fixed.toSorted((a, b) => mean(b) - mean(a))[0]!;
  const planned = seasons.map((seed) => season(seed, plan.priceAt));
  const gain = pairedInterval(Float64Array.from(planned, (value, k) => value - best[k]!));
  return row(job, "revenue of a markdown plan in a simulated season", mean(planned), {
    low: mean(best) + gain.low,
    high: mean(best) + gain.high,
    baseline: mean(best),
    note:
      gain.low > 0
        ? "beats the best single price: the engine plans"
        : "does not beat the best single price: the engine keeps it",
  });
}

/** Expected cost of the plan against ordering up to three periods' demand whenever less than one's is left. */
function replenishment(): BenchRow {
  const demand = [3, 4, 6, 9, 12, 9, 6, 4, 3, 3, 4, 5];
  const [capacity, costs] = [60, { orderCost: 15, unitCost: 2, holdingCost: 0.3, lostSaleCost: 8 }];
  const plan = planReplenishment({ demand, capacity, ...costs });
  const mean = demand.reduce((sum, each) => sum + each, 0) / demand.length;
  const target = Math.round(3 * mean);
  let stocks = new Float64Array(capacity + 1);
  stocks[0] = 1;
  let habit = 0;
  for (const rate of demand) {
    const chances = poisson(rate, 100);
    const next = new Float64Array(capacity + 1);
    stocks.forEach((weight, stock) => {
      const level = stock < mean ? target : stock;
      if (level > stock) habit += weight * (costs.orderCost + costs.unitCost * (level - stock));
      chances.forEach((chance, asked) => {
        const left = Math.max(0, level - asked);
        habit += weight * chance * (costs.holdingCost * left + costs.lostSaleCost * Math.max(0, asked - level));
        next[left]! += weight * chance;
      });
    });
    stocks = next;
  }
  return row(job, "expected cost of a replenishment plan over 12 periods", plan.cost[0]!, {
    baseline: habit,
    note:
      plan.cost[0]! < habit
        ? "costs less than a fixed reorder rule: the engine plans"
        : "costs more than a fixed reorder rule",
  });
}

async function run(folder: string): Promise<BenchRow[]> {
  return [await prices(folder), markdown(), replenishment()];
}

/** Plans of prices (linear programme), markdowns and stock (dynamic programmes) against the simple rule. */
export const plans: BenchJob = { name: job, title: "price, markdown and replenishment plans (oj; simulated)", run };
