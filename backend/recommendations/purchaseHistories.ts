import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";

/** Orders of customers as lists of items, both by small numbers. */
export type NumberedHistories = {
  /** Small number of each customer, and the product of each item. */
  customerOf: ReadonlyMap<number, number>;
  skus: readonly number[];
  /** Customer, order, item: oldest order first. */
  histories: number[][][];
};

function numbered(values: ArrayLike<number>): Map<number, number> {
  const sorted = [...new Set(Array.from(values))].sort((a, b) => a - b);
  return new Map(sorted.map((value, number) => [value, number]));
}

/** Order by order, what each customer bought; in the order in which purchases came in. */
export function purchaseHistories(columns: PurchaseColumns): NumberedHistories {
  const [customerOf, itemOf] = [numbered(columns.customer), numbered(columns.sku)];
  const histories: number[][][] = Array.from(customerOf, () => []);
  const known = new Map<number, number[]>();
  for (let line = 0; line < columns.customer.length; line++) {
    let basket = known.get(columns.order[line]!);
    if (basket === undefined) {
      basket = [];
      known.set(columns.order[line]!, basket);
      histories[customerOf.get(columns.customer[line]!)!]!.push(basket);
    }
    basket.push(itemOf.get(columns.sku[line]!)!);
  }
  return { customerOf, skus: [...itemOf.keys()], histories };
}
