import { join } from "node:path";
import type { PurchaseColumns } from "../../../../backend/offers/batch/PurchaseColumns.ts";
import { query } from "./query.ts";

type Line = Record<keyof PurchaseColumns, number>;

/** Every purchase of the gift retailer as the engine takes them; cancellations, free lines and lines without a customer are left out. */
export async function onlinePurchases(folder: string): Promise<PurchaseColumns> {
  const lines = await query<Line>(`
SELECT CustomerID::INTEGER AS customer, dense_rank() OVER (ORDER BY InvoiceNo)::INTEGER AS "order",
  dense_rank() OVER (ORDER BY StockCode)::INTEGER AS sku, date_diff('day', DATE '1970-01-01', InvoiceDate::DATE)::INTEGER AS day,
  Quantity::INTEGER AS quantity, UnitPrice::DOUBLE * 100 AS "priceMinor"
FROM read_parquet('${join(folder, "onlineretail/online_retail_full.parquet")}')
WHERE CustomerID IS NOT NULL AND Quantity > 0 AND UnitPrice > 0 ORDER BY InvoiceDate, InvoiceNo, StockCode, Quantity`);
  const column = (name: keyof Line): Int32Array => Int32Array.from(lines, (line) => line[name]);
  return {
    customer: column("customer"),
    order: column("order"),
    sku: column("sku"),
    day: column("day"),
    quantity: column("quantity"),
    priceMinor: Float64Array.from(lines, (line) => line.priceMinor),
  };
}
