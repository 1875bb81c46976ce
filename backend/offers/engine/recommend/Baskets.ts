/**
 * Orders of many customers, oldest first, in flat arrays: customer u has baskets `customerStart[u]` up to `customerStart[u + 1]`,
 * basket b has items `basketStart[b]` up to `basketStart[b + 1]` of `item`. Items are numbers from 0 to `items` - 1.
 */
export interface Baskets {
  readonly customers: number;
  readonly items: number;
  readonly customerStart: Uint32Array;
  readonly basketStart: Uint32Array;
  readonly item: Uint32Array;
}
