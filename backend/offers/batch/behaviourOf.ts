import type { Matrix } from "../engine/numeric/Matrix.ts";
import { scaleColumns } from "../engine/segments/scaleColumns.ts";
import type { CustomerTable } from "./CustomerTable.ts";

/** Recency, frequency and monetary value on logarithmic scales, scaled: shops have few large customers and many small ones. */
export function behaviourOf({ customer, silentDays, orders, spendMinor }: CustomerTable): Matrix {
  const values = new Float64Array(customer.length * 3);
  for (let i = 0; i < customer.length; i++) {
    values[i * 3] = Math.log1p(silentDays[i]!);
    values[i * 3 + 1] = Math.log(orders[i]!);
    values[i * 3 + 2] = Math.log(spendMinor[i]!);
  }
  return scaleColumns({ rows: customer.length, columns: 3, values });
}
