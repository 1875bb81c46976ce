/** Why a rule gave what it gave; the position is the number of the reason on chain (contracts/types/PriceResult.sol). */
export const REASONS = [
  "Applied",
  "NotStarted",
  "Ended",
  "TierTooLow",
  "NotInAudience",
  "SoldOut",
  "SpendTooLow",
  "QuantityTooLow",
  "NoEffect",
  "BeatenInLane",
  "CampaignCapReached",
] as const;

export type Reason = (typeof REASONS)[number];

export interface PricedLine {
  sku: bigint;
  price: number;
  quantity: number;
  /** What the rules took off the whole line, in minor units. */
  discount: number;
}

export interface RuleOutcome {
  reason: Reason;
  /** Minor units, points or tickets; of a rule BeatenInLane, what it would have given. */
  gain: number;
  uses: number;
}

export interface PriceResult {
  subtotal: number;
  discount: number;
  total: number;
  points: number;
  tickets: number;
  /** In canonical order: ascending by (price, sku). */
  lines: PricedLine[];
  /** By rule index. */
  rules: RuleOutcome[];
}
