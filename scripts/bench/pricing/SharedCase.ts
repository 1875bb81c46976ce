/** `percent` off every line of a product group in orders of at least `minSpend` minor units at list prices. */
export interface GroupDiscount {
  group: number;
  percent: number;
  minSpend: number;
}

/** A line as any shop has it; money in minor units. */
export interface SharedLine {
  sku: number;
  group: number;
  price: number;
  quantity: number;
}

/** What every implementation is asked: a promotion that all of them can express, and baskets. */
export interface SharedCase {
  /** Lines x rules. */
  name: string;
  /** In a sentence. */
  promotion: string;
  discounts: readonly GroupDiscount[];
  baskets: readonly (readonly SharedLine[])[];
}
