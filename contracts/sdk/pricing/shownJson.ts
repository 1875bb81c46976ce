import { InexactNumber } from "./readJson.ts";

/** A value of `readJson` for an error message. */
export function shownJson(value: unknown): string {
  return value instanceof InexactNumber ? value.source : JSON.stringify(value);
}
