import { EngineError } from "./EngineError.ts";

/** Refuses two series that should run in parallel but do not. @throws EngineError `Shape`. */
export function requireSameLength(a: ArrayLike<unknown>, b: ArrayLike<unknown>, names: string): void {
  if (a.length !== b.length) {
    throw new EngineError(
      "Shape",
      `${names} differ in length (${a.length} and ${b.length}): give one value each per row`,
    );
  }
}
