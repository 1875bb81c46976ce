import { type PairedInterval, pairedInterval } from "../engine/measure/pairedInterval.ts";
import { EngineError } from "../engine/numeric/EngineError.ts";
import { planPrices } from "../engine/price/planPrices.ts";
import { shrinkElasticities } from "../engine/price/shrinkElasticities.ts";
import { elasticitiesOf } from "./elasticitiesOf.ts";
import type { WeeklySales } from "./PurchaseTable.ts";

/** Products below which nothing can be said about plans. */
const LEAST = 10;

type Bounds = { lowest: number; highest: number; leastMargin: number; costShare: number };

/** By how much planned prices would have raised a product's profit over its mean price, with its interval over products. */
export type PriceJudgement = PairedInterval & { products: number };

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function part(sales: WeeklySales, from: number, until: number): WeeklySales {
  const cut = (values: number[]): number[] =>
    values.slice(Math.floor(from * values.length), Math.floor(until * values.length));
  return { sku: sales.sku, price: cut(sales.price), orders: cut(sales.orders), shopOrders: cut(sales.shopOrders) };
}

/** Elasticities by product, shrunk to their mean. */
function shrunk(sales: readonly WeeklySales[]): Map<number, number> {
  const fits = elasticitiesOf(sales);
  if (fits.length < LEAST) {
    throw new EngineError("TooShort", `${fits.length} products changed their price often enough: it takes ${LEAST}`);
  }
  const { elasticities } = shrinkElasticities(
    fits.map((fit) => fit.elasticity),
    fits.map((fit) => fit.error),
  );
  return new Map(fits.map(({ sku }, i) => [sku, elasticities[i]!]));
}

/**
 * Whether planned prices would have earned more than the mean price: planned from the first two thirds of every product's weeks, and
 * valued by the demand that its last third shows.
 * @param bounds.lowest lowest and highest price as shares of the mean one; costs are `costShare` of it
 * @returns shares of the profit at the mean price, one a product
 * @throws EngineError `TooShort` with fewer than ten products that changed their price in both parts
 */
export async function judgePrices(sales: readonly WeeklySales[], bounds: Bounds): Promise<PriceJudgement> {
  const early = sales.map((each) => part(each, 0, 2 / 3));
  const late = sales.map((each) => part(each, 2 / 3, 1));
  const [learned, later] = [shrunk(early), shrunk(late)];
  const kept = sales.flatMap(({ sku }, i) => (learned.has(sku) && later.has(sku) ? [i] : []));
  if (kept.length < LEAST) {
    throw new EngineError("TooShort", `${kept.length} products changed their price often enough: it takes ${LEAST}`);
  }
  const price = kept.map((i) => mean(early[i]!.price));
  const cost = price.map((each) => bounds.costShare * each);
  const plan = await planPrices(
    {
      price,
      cost,
      demand: kept.map((i) => mean(early[i]!.orders)),
      elasticity: kept.map((i) => Math.min(0, learned.get(sales[i]!.sku)!)),
      stock: kept.map(() => Infinity),
    },
    bounds,
  );
  const gains = kept.map((i, k) => {
    const { price: prices, orders, sku } = late[i]!;
    const profitAt = (asked: number): number =>
      (asked - cost[k]!) * mean(orders) * (asked / mean(prices)) ** later.get(sku)!;
    return profitAt(plan.price[k]!) / profitAt(price[k]!) - 1;
  });
  return { ...pairedInterval(gains), products: kept.length };
}
