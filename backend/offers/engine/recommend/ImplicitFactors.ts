/** Factors of customers and items whose dot product says how much a customer likes an item; `size` numbers each. */
export interface ImplicitFactors {
  readonly size: number;
  readonly customers: Float64Array;
  readonly items: Float64Array;
}
