import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DOUBLE, INTEGER } from "@duckdb/node-api";
import type { CustomerTable } from "./CustomerTable.ts";
import { isSensitive } from "./isSensitive.ts";
import type { PurchaseColumns } from "./PurchaseColumns.ts";

/** Rows of one chunk of DuckDB. */
const CHUNK = 2_048;

const columnNames = ["customer", "order", "sku", "day", "quantity", "priceMinor"] as const;

/** Sales of a product by week: the median price of its lines, in how many orders it was, and how many orders the shop had. */
export type WeeklySales = { sku: number; price: number[]; orders: number[]; shopOrders: number[] };

/** Name of a column, what it comes from, and how. */
type Column = readonly [name: string, from: string, sql: string];

/** What lifetimes, segments and order values are found from: fields of `CustomerTable`. */
const known = [
  ["orders", "orders", "count(DISTINCT order_no)"],
  ["spendMinor", "spend", "sum(amount)"],
  ["silentDays", "silent days", "min(ago)"],
  ["ageDays", "known days", "max(ago)"],
  ["repeats", "repeats orders", "count(DISTINCT ago) - 1"],
  ["recencyDays", "recency days", "max(ago) - min(ago)"],
] as const satisfies readonly Column[];

/** What the purchase models see beside the lifetimes. */
const features: readonly Column[] = [
  ["orders", "orders", "ln(count(DISTINCT order_no))"],
  ["silent_days", "silent days", "min(ago)"],
  ["log_silent_days", "silent days", "ln(1 + min(ago))"],
  ["known_days", "known days", "max(ago)"],
  ["spend", "spend", "ln(sum(amount))"],
  ["order_value", "spend orders", "ln(sum(amount) / count(DISTINCT order_no))"],
  ["products", "products", "ln(count(DISTINCT sku))"],
  ["pieces", "pieces", "ln(sum(quantity))"],
  ["orders_30", "orders", "count(DISTINCT CASE WHEN ago <= 30 THEN order_no END)"],
  ["orders_60", "orders", "count(DISTINCT CASE WHEN ago <= 60 THEN order_no END)"],
  ["orders_91", "orders", "count(DISTINCT CASE WHEN ago <= 91 THEN order_no END)"],
  ["spend_91", "spend", "ln(1 + coalesce(sum(amount) FILTER (ago <= 91), 0))"],
  ["months", "months orders", "count(DISTINCT day // 30)"],
  ["mean_gap", "gap orders", "coalesce(any_value(mean_gap), 365)"],
  ["longest_gap", "gap orders", "coalesce(any_value(longest_gap), 365)"],
  ["overdue", "silent days gap orders", "least(min(ago) / greatest(coalesce(any_value(mean_gap), 365), 1), 20)"],
  ["price_level", "price level spend", "ln(any_value(level))"],
];

const featuresSql = (cut: number, days: number, columns: readonly string[]): string => `
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
SELECT customer::DOUBLE AS customer, coalesce(any_value(spent), 0)::DOUBLE AS spent_later,
  ${columns.map((sql, k) => `(${sql})::DOUBLE AS c${k}`).join(",\n  ")}
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

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Purchases inside DuckDB, on one thread, so that sums are the same at every run. Close it.
 *
 * The only door of what is known of customers to the models: segments, lifetimes, order values and purchase models see nothing that did not
 * come through `customersAt`, which lets nothing sensitive pass.
 */
export class PurchaseTable {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #features: readonly Column[];
  readonly #hides: (from: string) => boolean;

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    attributes: readonly string[],
    sensitive: readonly string[],
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#hides = (from) => isSensitive(from, sensitive);
    const more = attributes.map((name, k): Column => [name, name, `coalesce(avg(a${k}), 0)`]);
    this.#features = [...features, ...more].filter(([name, from]) => !this.#hides(`${name} ${from}`));
  }

  /** @param sensitive attributes that the shop lists: no model sees them, nor what comes from them */
  static async open(columns: PurchaseColumns, sensitive: readonly string[] = []): Promise<PurchaseTable> {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    const attributes = Object.entries(columns.attributes ?? {});
    const filled = [...columnNames.map((name) => columns[name]), ...attributes.map(([, values]) => values)];
    const more = attributes.map((_, k) => `, a${k} DOUBLE`).join("");
    await connection.run(
      `CREATE TABLE purchase (customer INTEGER, order_no INTEGER, sku INTEGER, day INTEGER, quantity INTEGER, price DOUBLE${more})`,
    );
    const appender = await connection.createAppender("purchase");
    const types = filled.map((values) => (values instanceof Int32Array ? INTEGER : DOUBLE));
    for (let start = 0; start < columns.customer.length; start += CHUNK) {
      const chunk = DuckDBDataChunk.create(types);
      chunk.setColumns(filled.map((values) => Array.from(values.subarray(start, start + CHUNK))));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    return new PurchaseTable(
      instance,
      connection,
      attributes.map(([name]) => name),
      sensitive,
    );
  }

  /**
   * The customers as they were known at the beginning of the day `cut`, and what they did in the `days` after it. In what is listed as
   * sensitive they are all alike: each has the mean, and as spend the mean order times their orders.
   * @param cut days since 1970
   */
  async customersAt(cut: number, days: number): Promise<CustomerTable> {
    const columns = [...known, ...this.#features];
    const reader = await this.#connection.runAndReadAll(
      featuresSql(
        cut,
        days,
        columns.map(([, , sql]) => sql),
      ),
    );
    const read = reader.getColumnsObjectJS() as Record<string, number[]>;
    const of = (name: string): Float64Array => Float64Array.from(read[name] ?? []);
    const spentLaterMinor = of("spent_later");
    const rows = spentLaterMinor.length;
    const names = this.#features.map(([name]) => name);
    const values = new Float64Array(rows * names.length);
    names.forEach((_, j) => of(`c${known.length + j}`).forEach((value, i) => (values[i * names.length + j] = value)));
    const shown = (field: (typeof known)[number][0]): Float64Array => {
      const at = known.findIndex(([name]) => name === field);
      const own = of(`c${at}`);
      if (!this.#hides(known[at]![1])) return own;
      if (field !== "spendMinor") return own.fill(Math.round(total(own) / rows));
      const orderMinor = Math.round(total(own) / total(of("c0")));
      return shown("orders").map((orders) => orders * orderMinor);
    };
    return {
      customer: Int32Array.from(read["customer"] ?? []),
      orders: shown("orders"),
      spendMinor: shown("spendMinor"),
      silentDays: shown("silentDays"),
      ageDays: shown("ageDays"),
      repeats: shown("repeats"),
      recencyDays: shown("recencyDays"),
      names,
      features: { rows, columns: names.length, values },
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
