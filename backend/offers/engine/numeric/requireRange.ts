import { EngineError } from "./EngineError.ts";

/** Refuses a number that is not finite or lies outside [low, high]. @throws EngineError `NotFinite` or `Range`. */
export function requireRange(value: number, low: number, high: number, name: string): void {
  if (Number.isNaN(value)) throw new EngineError("NotFinite", `${name} is NaN: give a number from ${low} to ${high}`);
  if (value < low || value > high) {
    throw new EngineError("Range", `${name} is ${value}: give a number from ${low} to ${high}`);
  }
}
