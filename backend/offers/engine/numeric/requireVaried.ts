import { EngineError } from "./EngineError.ts";

/** Refuses a series in which every value is the same, where a model has nothing to learn from. @throws EngineError `Constant`. */
export function requireVaried(values: ArrayLike<number>, name: string): void {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return;
  throw new EngineError("Constant", `${name} is ${values[0]} everywhere: there is nothing to learn from it`);
}
