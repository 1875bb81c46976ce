import { EngineError } from "../numeric/EngineError.ts";

/** Share of the wanted items that are among the recommended ones, 0 to 1. @throws EngineError `Empty` when nothing is wanted. */
export function recall(recommended: ArrayLike<number>, wanted: ReadonlySet<number>): number {
  if (wanted.size === 0) throw new EngineError("Empty", "nothing was bought: leave this customer out of the average");
  let hits = 0;
  for (let k = 0; k < recommended.length; k++) if (wanted.has(recommended[k]!)) hits++;
  return hits / wanted.size;
}
