import type { PriceResult } from "./PriceResult.ts";

/** A price result as plain JSON: a sku above 2^53 - 1 is a decimal string. */
export function resultToJson(result: PriceResult): object {
  return { ...result, lines: result.lines.map(({ sku, ...line }) => ({ sku: skuToJson(sku), ...line })) };
}

function skuToJson(sku: bigint): number | string {
  return sku <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sku) : sku.toString();
}
