import type { PurchaseColumns } from "../../../../backend/offers/batch/PurchaseColumns.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";

/** Purchases of `customers` over 400 days: a few buy often, most rarely, a third stopped half way. */
export function simulatedShop(customers: number, seed: number): PurchaseColumns {
  const random = new Random(seed);
  const rows: [number, number, number, number, number, number][] = [];
  let order = 0;
  for (let customer = 1; customer <= customers; customer++) {
    const rate = random.gamma(0.8) / 25;
    const end = random.uniform() < 0.3 ? 200 : 400;
    const typical = Math.exp(7.5 + 0.7 * random.normal());
    for (let day = random.integer(200); day < end; day += 1 + Math.floor(-Math.log(1 - random.uniform()) / rate)) {
      order++;
      for (let line = random.integer(3); line >= 0; line--) {
        rows.push([
          customer,
          order,
          1 + random.integer(40),
          20_000 + day,
          1 + random.integer(4),
          Math.ceil(typical / 4),
        ]);
      }
    }
  }
  const column = (at: number): number[] => rows.map((row) => row[at]!);
  return {
    customer: Int32Array.from(column(0)),
    order: Int32Array.from(column(1)),
    sku: Int32Array.from(column(2)),
    day: Int32Array.from(column(3)),
    quantity: Int32Array.from(column(4)),
    priceMinor: Float64Array.from(column(5)),
  };
}
