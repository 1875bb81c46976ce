import type { CustomerTable } from "./CustomerTable.ts";
import { type Lifetimes, lifetimesOf } from "./lifetimesOf.ts";
import type { Matrix } from "../engine/numeric/Matrix.ts";

/** The customers at a day with what the lifetime models say of them, as features of the purchase models. */
export type Cut = { table: CustomerTable; lifetimes: Lifetimes; features: Matrix };

export function cutOf(table: CustomerTable, days: number): Cut {
  const lifetimes = lifetimesOf(table, days);
  const { rows, columns, values } = table.features;
  const wide = new Float64Array(rows * (columns + 2));
  for (let i = 0; i < rows; i++) {
    wide.set(values.subarray(i * columns, (i + 1) * columns), i * (columns + 2));
    wide[i * (columns + 2) + columns] = Math.log(lifetimes.expectedOrders[i]! + 0.01);
    wide[i * (columns + 2) + columns + 1] = lifetimes.alive[i]!;
  }
  return { table, lifetimes, features: { rows, columns: columns + 2, values: wide } };
}
