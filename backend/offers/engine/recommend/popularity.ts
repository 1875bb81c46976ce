import type { SparseRows } from "./SparseRows.ts";

/** Sum of each column of a customers x items matrix: how much all customers together bought each item. */
export function popularity({ columns, column, value }: SparseRows): Float64Array {
  const sums = new Float64Array(columns);
  for (let k = 0; k < column.length; k++) sums[column[k]!]! += value[k]!;
  return sums;
}
