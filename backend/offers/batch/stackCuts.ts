import type { Matrix } from "../engine/numeric/Matrix.ts";
import type { Cut } from "./Cut.ts";

/** The rows of several cuts under each other. */
export function stackCuts(cuts: readonly Cut[]): { features: Matrix; bought: Float64Array } {
  const rows = cuts.reduce((sum, cut) => sum + cut.features.rows, 0);
  const columns = cuts[0]!.features.columns;
  const values = new Float64Array(rows * columns);
  const bought = new Float64Array(rows);
  let at = 0;
  for (const { features, table } of cuts) {
    values.set(features.values, at * columns);
    bought.set(table.boughtLater, at);
    at += features.rows;
  }
  return { features: { rows, columns, values }, bought };
}
