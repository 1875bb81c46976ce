import type { BasketItem } from "./basketStore.ts";

/** The basket with `quantity` units of a product (0 takes it out); a product that is new goes to the end. */
export function setQuantity(
  items: readonly BasketItem[],
  product: Omit<BasketItem, "quantity">,
  quantity: number,
): readonly BasketItem[] {
  if (quantity <= 0) return items.filter((item) => item.sku !== product.sku);
  if (!items.some((item) => item.sku === product.sku)) return [...items, { ...product, quantity }];
  return items.map((item) => (item.sku === product.sku ? { ...product, quantity } : item));
}
