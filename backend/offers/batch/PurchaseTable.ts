import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DOUBLE, INTEGER } from "@duckdb/node-api";
import type { CustomerTable } from "./CustomerTable.ts";
import { isSensitive } from "./isSensitive.ts";
import type { PurchaseColumns } from "./PurchaseColumns.ts";

/** Rows of one chunk of DuckDB. */
const CHUNK = 2_048;

const columnNames = ["customer", "order", "sku", "day", "quantity", "priceMinor"] as const;

/** Sales of a product by week: the median price of its lines, in how many orders it was, and how many orders the shop had. */
export type WeeklySales = { sku: number; price: number[]; orders: number[]; shopOrders: number[] };

const featuresSql = (cut: number, days: number): string => `
WITH past AS (SELECT *, ${cut} - day AS ago, quantity * price AS amount FROM purchase WHERE day < ${cut}),
  later AS (
    SELECT customer, sum(quantity * price) AS spent FROM purchase
    WHERE day >= ${cut} AND day < ${cut + days} GROUP BY customer),
  usual AS (SELECT sku, median(price) AS price FROM past GROUP BY sku),
  paid AS (
    SELECT customer, sum(past.amount) / sum(past.quantity * usual.price) AS level
    FROM past JOIN usual USING (sku) GROUP BY customer),
  visit AS (SELECT DISTINCT customer, ago FROM past),
  gap AS (
    SELECT customer, avg(length) AS mean_gap, max(length) AS longest_gap FROM (
      SELECT customer, lag(ago) OVER (PARTITION BY customer ORDER BY ago DESC) - ago AS length FROM visit)
    GROUP BY customer)
SELECT customer::DOUBLE AS customer, count(DISTINCT order_no)::DOUBLE AS orders, sum(amount) AS spend,
  min(ago)::DOUBLE AS silent, max(ago)::DOUBLE AS age, count(DISTINCT ago)::DOUBLE - 1 AS repeats,
  (max(ago) - min(ago))::DOUBLE AS recency, coalesce(any_value(spent), 0)::DOUBLE AS spent_later,
  ln(count(DISTINCT order_no)) AS x_orders,
  min(ago)::DOUBLE AS x_silent_days,
  ln(1 + min(ago)) AS x_log_silent_days,
  max(ago)::DOUBLE AS x_age_days,
  ln(sum(amount)) AS x_spend,
  ln(sum(amount) / count(DISTINCT order_no)) AS x_order_value,
  ln(count(DISTINCT sku)) AS x_products,
  ln(sum(quantity)) AS x_pieces,
  count(DISTINCT CASE WHEN ago <= 30 THEN order_no END)::DOUBLE AS x_orders_30,
  count(DISTINCT CASE WHEN ago <= 60 THEN order_no END)::DOUBLE AS x_orders_60,
  count(DISTINCT CASE WHEN ago <= 91 THEN order_no END)::DOUBLE AS x_orders_91,
  ln(1 + coalesce(sum(amount) FILTER (ago <= 91), 0)) AS x_spend_91,
  count(DISTINCT day // 30)::DOUBLE AS x_months,
  coalesce(any_value(mean_gap), 365)::DOUBLE AS x_mean_gap,
  coalesce(any_value(longest_gap), 365)::DOUBLE AS x_longest_gap,
  least(min(ago) / greatest(coalesce(any_value(mean_gap), 365), 1), 20)::DOUBLE AS x_overdue,
  ln(any_value(level)) AS x_price_level
FROM past LEFT JOIN later USING (customer) LEFT JOIN gap USING (customer) LEFT JOIN paid USING (customer)
GROUP BY customer ORDER BY customer`;

// Orders, not pieces: who takes many pieces gets a lower price for that, and the price would seem to have sold them.
const weeklySql = (cut: number): string => `
WITH weekly AS (
    SELECT sku, day // 7 AS week, count(DISTINCT order_no) AS orders, median(price) AS price, sum(quantity * price) AS amount
    FROM purchase WHERE day < ${cut} GROUP BY sku, week),
  shop AS (SELECT day // 7 AS week, count(DISTINCT order_no) AS orders FROM purchase WHERE day < ${cut} GROUP BY week)
SELECT sku::DOUBLE AS sku, list(weekly.price::DOUBLE ORDER BY week) AS price,
  list(weekly.orders::DOUBLE ORDER BY week) AS orders, list(shop.orders::DOUBLE ORDER BY week) AS shop
FROM weekly JOIN shop USING (week) GROUP BY sku
HAVING count(*) >= 20 AND stddev_pop(ln(weekly.price)) >= 0.03
ORDER BY sum(weekly.amount) DESC, sku LIMIT 300`;

/** Purchases inside DuckDB, on one thread, so that sums are the same at every run. Close it. */
export class PurchaseTable {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #sensitive: readonly string[];

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, sensitive: readonly string[]) {
    this.#instance = instance;
    this.#connection = connection;
    this.#sensitive = sensitive;
  }

  /** @param sensitive attributes that the shop lists: no feature has one of them in its name */
  static async open(columns: PurchaseColumns, sensitive: readonly string[] = []): Promise<PurchaseTable> {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    await connection.run(
      "CREATE TABLE purchase (customer INTEGER, order_no INTEGER, sku INTEGER, day INTEGER, quantity INTEGER, price DOUBLE)",
    );
    const appender = await connection.createAppender("purchase");
    const types = columnNames.map((name) => (name === "priceMinor" ? DOUBLE : INTEGER));
    for (let start = 0; start < columns.customer.length; start += CHUNK) {
      const chunk = DuckDBDataChunk.create(types);
      chunk.setColumns(columnNames.map((name) => Array.from(columns[name].subarray(start, start + CHUNK))));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    return new PurchaseTable(instance, connection, sensitive);
  }

  /**
   * The customers as they were known at the beginning of the day `cut`, and what they did in the `days` after it.
   * @param cut days since 1970
   */
  async customersAt(cut: number, days: number): Promise<CustomerTable> {
    const reader = await this.#connection.runAndReadAll(featuresSql(cut, days));
    const columns = reader.getColumnsObjectJS() as Record<string, number[]>;
    const of = (name: string): Float64Array => Float64Array.from(columns[name] ?? []);
    const names = reader
      .columnNames()
      .filter((name) => name.startsWith("x_") && !isSensitive(name.slice(2), this.#sensitive));
    const spentLaterMinor = of("spent_later");
    const values = new Float64Array(spentLaterMinor.length * names.length);
    names.forEach((name, j) => columns[name]!.forEach((value, i) => (values[i * names.length + j] = value)));
    return {
      customer: Int32Array.from(columns["customer"] ?? []),
      orders: of("orders"),
      spendMinor: of("spend"),
      silentDays: of("silent"),
      ageDays: of("age"),
      repeats: of("repeats"),
      recencyDays: of("recency"),
      names: names.map((name) => name.slice(2)),
      features: { rows: spentLaterMinor.length, columns: names.length, values },
      boughtLater: spentLaterMinor.map((spent) => (spent > 0 ? 1 : 0)),
      spentLaterMinor,
    };
  }

  /** The 300 products with the greatest sales among those sold in at least 20 weeks at prices that differ. */
  async weeklySales(cut: number): Promise<WeeklySales[]> {
    const reader = await this.#connection.runAndReadAll(weeklySql(cut));
    const rows = reader.getRowObjectsJS() as { sku: number; price: number[]; orders: number[]; shop: number[] }[];
    return rows.map(({ shop, ...row }) => ({ ...row, shopOrders: shop }));
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
