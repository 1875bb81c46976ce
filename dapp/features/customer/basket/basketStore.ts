import { stored } from "../../../ui/stored.ts";

/** A product in the basket, with the list price it was put in at; the shop's quote decides. */
export interface BasketItem {
  /** Decimal, since an identity may be above 2^53. */
  sku: string;
  name: string;
  /** Decimal bitmap of product groups. */
  tags: string;
  priceMinor: number;
  quantity: number;
}

const isItem = (value: unknown): value is BasketItem => {
  const item = value as Partial<BasketItem> | null;
  return (
    typeof item === "object" &&
    item !== null &&
    /^\d+$/.test(item.sku ?? "") &&
    /^\d+$/.test(item.tags ?? "") &&
    typeof item.name === "string" &&
    Number.isSafeInteger(item.priceMinor) &&
    Number.isSafeInteger(item.quantity) &&
    item.quantity! > 0
  );
};

/** The basket, remembered on this device. */
export const basketStore = stored<readonly BasketItem[]>("bonafide.basket", [], (value) =>
  Array.isArray(value) ? value.filter(isItem) : null,
);
