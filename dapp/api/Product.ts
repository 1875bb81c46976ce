/** A product of the catalogue; `sku` and `tags` are decimal. */
export interface Product {
  sku: string;
  stockCode: string;
  name: string;
  tags: string;
  /** List price of one unit, in minor units. */
  price: number;
}
