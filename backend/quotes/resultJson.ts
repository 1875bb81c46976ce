import type { PriceResult } from "#sdk";

/** A price result as the API writes it: every sku a decimal string. */
export function resultJson(result: PriceResult) {
  return { ...result, lines: result.lines.map((line) => ({ ...line, sku: line.sku.toString() })) };
}
