import { EngineError } from "./EngineError.ts";

/** Refuses anything but a whole number from `low` to `high`. @throws EngineError `Range`. */
export function requireInteger(value: number, low: number, high: number, name: string): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new EngineError("Range", `${name} is ${value}: give a whole number from ${low} to ${high}`);
  }
}
