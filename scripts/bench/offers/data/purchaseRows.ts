import { join } from "node:path";
import { query } from "./query.ts";

/** One customer seen at a cut: what was known before it, and what was bought from it up to the end of the window. */
interface PurchaseRow {
  readonly customer: number;
  /** Orders and money before the cut. */
  readonly orders: number;
  readonly spend: number;
  /** Repeat order days, days from the first to the last of them and to the cut: the history of BG/NBD, in weeks. */
  readonly repeats: number;
  readonly recencyWeeks: number;
  readonly ageWeeks: number;
  readonly features: Float64Array;
  readonly boughtLater: number;
  readonly spentLater: number;
}

/** Customers with an order before `cut`, by number; purchases only (no cancellations, no free lines) count as orders. */
export async function purchaseRows(folder: string, cut: string, until: string): Promise<PurchaseRow[]> {
  const raw = await query<Record<string, number>>(`
WITH line AS (
    SELECT CustomerID::DOUBLE AS customer, InvoiceNo AS invoice, StockCode AS product, InvoiceDate AS moment,
      date_diff('day', InvoiceDate::DATE, DATE '${cut}') AS ago, Quantity AS quantity, Quantity * UnitPrice AS amount, Country AS country
    FROM read_parquet('${join(folder, "onlineretail/online_retail_full.parquet")}') WHERE CustomerID IS NOT NULL),
  bought AS (FROM line WHERE quantity > 0 AND amount > 0),
  past AS (FROM bought WHERE moment < TIMESTAMP '${cut}'),
  later AS (
    SELECT customer, sum(amount) AS spent FROM bought
    WHERE moment >= TIMESTAMP '${cut}' AND moment < TIMESTAMP '${until}' GROUP BY ALL),
  returned AS (
    SELECT customer, count(DISTINCT invoice) AS returns, -sum(amount) AS refunded
    FROM line WHERE moment < TIMESTAMP '${cut}' AND quantity < 0 GROUP BY ALL),
  day AS (SELECT DISTINCT customer, ago FROM past),
  gap AS (
    SELECT customer, avg(length) AS mean_gap, max(length) AS longest_gap FROM (
      SELECT customer, lag(ago) OVER (PARTITION BY customer ORDER BY ago DESC) - ago AS length FROM day)
    GROUP BY ALL)
SELECT customer, count(DISTINCT invoice)::DOUBLE AS orders, sum(amount) AS spend,
  count(DISTINCT ago)::DOUBLE - 1 AS repeats,
  (max(ago) - min(ago))::DOUBLE / 7 AS recency_weeks,
  max(ago)::DOUBLE / 7 AS age_weeks,
  ln(count(DISTINCT invoice)) AS x_orders,
  min(ago)::DOUBLE AS x_silent_days,
  ln(1 + min(ago)) AS x_log_silent_days,
  max(ago)::DOUBLE AS x_age_days,
  ln(sum(amount)) AS x_spend,
  ln(sum(amount) / count(DISTINCT invoice)) AS x_order_value,
  ln(count(DISTINCT product)) AS x_products,
  ln(sum(quantity)) AS x_pieces,
  count(DISTINCT CASE WHEN ago <= 30 THEN invoice END)::DOUBLE AS x_orders_30,
  count(DISTINCT CASE WHEN ago <= 60 THEN invoice END)::DOUBLE AS x_orders_60,
  count(DISTINCT CASE WHEN ago <= 91 THEN invoice END)::DOUBLE AS x_orders_91,
  ln(1 + coalesce(sum(amount) FILTER (ago <= 91), 0)) AS x_spend_91,
  count(DISTINCT date_trunc('month', moment))::DOUBLE AS x_months,
  coalesce(any_value(mean_gap), 365)::DOUBLE AS x_mean_gap,
  coalesce(any_value(longest_gap), 365)::DOUBLE AS x_longest_gap,
  least(min(ago) / greatest(coalesce(any_value(mean_gap), 365), 1), 20)::DOUBLE AS x_overdue,
  coalesce(any_value(returns), 0)::DOUBLE AS x_returns,
  ln(1 + coalesce(any_value(refunded), 0)) AS x_refunded,
  coalesce(any_value(spent), 0)::DOUBLE AS spent_later
FROM past LEFT JOIN later USING (customer) LEFT JOIN returned USING (customer) LEFT JOIN gap USING (customer)
GROUP BY customer ORDER BY customer`);
  return raw.map((row) => ({
    customer: row["customer"]!,
    orders: row["orders"]!,
    spend: row["spend"]!,
    repeats: row["repeats"]!,
    recencyWeeks: row["recency_weeks"]!,
    ageWeeks: Math.max(row["age_weeks"]!, 1 / 7),
    features: Float64Array.from(
      Object.keys(row).filter((name) => name.startsWith("x_")),
      (name) => row[name]!,
    ),
    boughtLater: row["spent_later"]! > 0 ? 1 : 0,
    spentLater: row["spent_later"]!,
  }));
}
