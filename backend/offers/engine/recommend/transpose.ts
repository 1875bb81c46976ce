import type { SparseRows } from "./SparseRows.ts";

/** The same matrix, column after column; row numbers ascend within a column. */
export function transpose({ rows, columns, start, column, value }: SparseRows): SparseRows {
  const begin = new Uint32Array(columns + 1);
  for (const j of column) begin[j + 1]!++;
  for (let j = 0; j < columns; j++) begin[j + 1]! += begin[j]!;
  const next = begin.slice();
  const turned = { column: new Uint32Array(column.length), value: new Float64Array(column.length) };
  for (let i = 0; i < rows; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const at = next[column[k]!]!++;
      turned.column[at] = i;
      turned.value[at] = value[k]!;
    }
  }
  return { rows: columns, columns: rows, start: begin, ...turned };
}
