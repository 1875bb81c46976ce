import { EngineError } from "../numeric/EngineError.ts";

/** Refuses directions other than 1 (rises), -1 (falls) and 0 (free), one a column; none given means free. @throws EngineError. */
export function requireMonotone(monotone: ArrayLike<number> | undefined, columns: number): Int8Array {
  if (monotone === undefined) return new Int8Array(columns);
  if (monotone.length !== columns) {
    throw new EngineError(
      "Shape",
      `monotone has ${monotone.length} directions for ${columns} columns: give one a column`,
    );
  }
  for (let j = 0; j < columns; j++) {
    if (![-1, 0, 1].includes(monotone[j]!))
      throw new EngineError("Range", `monotone[${j}] is ${monotone[j]}: give -1, 0 or 1`);
  }
  return Int8Array.from(monotone);
}
