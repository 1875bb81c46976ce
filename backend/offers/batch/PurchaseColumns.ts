/**
 * What was bought and kept, one entry a line, as columns. Customers, orders and products are the store's numbers; returned units,
 * free lines and orders without a customer are left out.
 */
export type PurchaseColumns = {
  customer: Int32Array;
  order: Int32Array;
  sku: Int32Array;
  /** Days since 1970 (UTC). */
  day: Int32Array;
  quantity: Int32Array;
  /** What one unit cost, in minor units. */
  priceMinor: Float64Array;
  /** Whatever else is known of who bought, by its name: their mean becomes a feature, unless the name says that it is sensitive. */
  attributes?: Readonly<Record<string, Float64Array>>;
};
