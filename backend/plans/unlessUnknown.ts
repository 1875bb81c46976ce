import { EngineError } from "../offers/engine/numeric/EngineError.ts";

/** What is not known is null, not an error. */
export async function unlessUnknown<T>(action: Promise<T>): Promise<T | null> {
  try {
    return await action;
  } catch (error) {
    if (error instanceof EngineError) return null;
    throw error;
  }
}
