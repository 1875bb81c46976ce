import { EngineError } from "./EngineError.ts";

/**
 * Refuses an empty series and any NaN or infinity in it.
 * @throws EngineError `Empty`, `TooShort` (fewer than `minimumLength`) or `NotFinite` naming the first bad position.
 */
export function requireFinite(values: ArrayLike<number>, name: string, minimumLength = 1): void {
  if (values.length === 0) throw new EngineError("Empty", `${name} is empty: give at least ${minimumLength} value(s)`);
  if (values.length < minimumLength) {
    throw new EngineError("TooShort", `${name} has ${values.length} value(s): give at least ${minimumLength}`);
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      throw new EngineError("NotFinite", `${name}[${i}] is ${value}: remove or replace it before calling`);
    }
  }
}
