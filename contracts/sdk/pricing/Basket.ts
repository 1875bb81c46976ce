/** One line of a basket; twin of `Line` in contracts/types/Line.sol. */
export interface BasketLine {
  sku: bigint;
  /** Bitmap of the merchant's product groups. */
  tags: bigint;
  /** List price of one unit, in minor units. */
  price: number;
  quantity: number;
}

/** What a price depends on besides the basket; twin of `Context` in contracts/types/Context.sol. */
export interface PriceContext {
  /** Unix seconds. */
  time: number;
  tier?: number;
  /** Proven audiences (1 to 255) with their personal value (0 = none). */
  audiences?: Readonly<Record<string, number>>;
  /** Uses left for this account by 0-based rule index; an absent rule was never used. */
  available?: Readonly<Record<string, number>>;
}

export interface Basket {
  /** 1 to 100 lines in any order; no two with the same price and sku. */
  lines: readonly BasketLine[];
  context: PriceContext;
}
