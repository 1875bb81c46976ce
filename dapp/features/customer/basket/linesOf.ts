import type { BasketLine } from "#sdk";
import type { BasketItem } from "./basketStore.ts";

/** The basket as the pricing wants it. */
export function linesOf(items: readonly BasketItem[]): BasketLine[] {
  return items.map(({ sku, tags, priceMinor, quantity }) => ({
    sku: BigInt(sku),
    tags: BigInt(tags),
    price: priceMinor,
    quantity,
  }));
}
