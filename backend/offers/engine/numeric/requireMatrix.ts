import { EngineError } from "./EngineError.ts";
import type { Matrix } from "./Matrix.ts";
import { requireFinite } from "./requireFinite.ts";
import { requireInteger } from "./requireInteger.ts";

/** Refuses a matrix without rows or columns, of the wrong size, or with NaN or infinity. @throws EngineError. */
export function requireMatrix({ rows, columns, values }: Matrix, name: string, minimumRows = 1): void {
  if (rows === 0 || columns === 0)
    throw new EngineError("Empty", `${name} is ${rows} x ${columns}: give rows and columns`);
  requireInteger(rows, 1, 2 ** 31, `${name}.rows`);
  requireInteger(columns, 1, 2 ** 31, `${name}.columns`);
  if (values.length !== rows * columns) {
    throw new EngineError(
      "Shape",
      `${name} has ${values.length} values for ${rows} x ${columns}: give rows * columns of them`,
    );
  }
  if (rows < minimumRows) throw new EngineError("TooShort", `${name} has ${rows} row(s): give at least ${minimumRows}`);
  requireFinite(values, name);
}
