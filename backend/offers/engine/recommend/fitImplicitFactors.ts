import { EngineError } from "../numeric/EngineError.ts";
import { cholesky } from "../numeric/cholesky.ts";
import { choleskySolve } from "../numeric/choleskySolve.ts";
import { Random } from "../numeric/Random.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";
import type { ImplicitFactors } from "./ImplicitFactors.ts";
import type { SparseRows } from "./SparseRows.ts";
import { transpose } from "./transpose.ts";

interface FactorOptions {
  readonly size?: number;
  readonly rounds?: number;
  readonly ridge?: number;
  /** Confidence of a purchase is 1 + confidence * value. */
  readonly confidence?: number;
  readonly seed?: number;
}

/** Solves for the factors of every row of `matrix`, given the factors of its columns. */
function solveRows(
  matrix: SparseRows,
  fixed: Float64Array,
  size: number,
  ridge: number,
  confidence: number,
): Float64Array {
  const gram = new Float64Array(size * size);
  for (let i = 0; i < matrix.columns; i++) {
    for (let a = 0; a < size; a++) {
      const value = fixed[i * size + a]!;
      for (let b = 0; b <= a; b++) gram[a * size + b]! += value * fixed[i * size + b]!;
    }
  }
  for (let a = 0; a < size; a++) gram[a * size + a]! += ridge;
  const solved = new Float64Array(matrix.rows * size);
  for (let u = 0; u < matrix.rows; u++) {
    if (matrix.start[u] === matrix.start[u + 1]) continue;
    const normal = gram.slice();
    const right = new Float64Array(size);
    for (let k = matrix.start[u]!; k < matrix.start[u + 1]!; k++) {
      const extra = confidence * matrix.value[k]!;
      const at = matrix.column[k]! * size;
      for (let a = 0; a < size; a++) {
        const value = fixed[at + a]!;
        right[a]! += (1 + extra) * value;
        for (let b = 0; b <= a; b++) normal[a * size + b]! += extra * value * fixed[at + b]!;
      }
    }
    solved.set(choleskySolve(cholesky({ rows: size, columns: size, values: normal }), right), u * size);
  }
  return solved;
}

/**
 * Implicit matrix factorisation by alternating least squares (Hu, Koren & Volinsky, ICDM 2008).
 * @param history customers x items, values 0 or more.
 */
export function fitImplicitFactors(history: SparseRows, options: FactorOptions = {}): ImplicitFactors {
  const { size = 32, rounds = 8, ridge = 10, confidence = 10, seed = 1 } = options;
  requireInteger(size, 1, 512, "size");
  requireInteger(rounds, 1, 1000, "rounds");
  requireRange(ridge, 1e-9, Number.MAX_VALUE, "ridge");
  requireRange(confidence, 0, Number.MAX_VALUE, "confidence");
  requireFinite(history.value, "history");
  if (history.value.some((value) => value < 0))
    throw new EngineError("Range", "history has negative values: give counts or weights");
  const random = new Random(seed);
  const byItem = transpose(history);
  let items = Float64Array.from({ length: history.columns * size }, () => 0.1 * random.normal());
  let customers = new Float64Array(0);
  for (let round = 0; round < rounds; round++) {
    customers = Float64Array.from(solveRows(history, items, size, ridge, confidence));
    items = Float64Array.from(solveRows(byItem, customers, size, ridge, confidence));
  }
  return { size, customers, items };
}
