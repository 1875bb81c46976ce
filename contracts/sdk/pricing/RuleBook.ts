/** What a rule does; the position is the number of the kind on chain (contracts/types/Rule.sol). */
export const KINDS = [
  "PercentOff",
  "AmountOff",
  "UnitPrice",
  "BuyXGetY",
  "BundlePrice",
  "BundlePercent",
  "Points",
  "Tickets",
] as const;

export type Kind = (typeof KINDS)[number];

/** One promotion rule; an absent field is 0 or false. Money is in minor units, rates in basis points, times in Unix seconds. */
export interface Rule {
  kind: Kind;
  /** 0 to 15. Rules of one lane exclude each other. */
  lane?: number;
  /** Tag mask of the lines the effect may touch (0 = every line). */
  selector?: bigint;
  /** Tag mask of the lines the conditions look at (0 = every line; in BuyXGetY, the selector). */
  trigger?: bigint;
  minSpend?: number;
  minQuantity?: number;
  every?: number;
  value?: number;
  /** The smaller value of a proven audience replaces `value`. */
  personal?: boolean;
  cap?: number;
  buy?: number;
  get?: number;
  perOrder?: number;
  perAccount?: number;
  limit?: number;
  from?: number;
  until?: number;
  minTier?: number;
  audience?: number;
}

/** The immutable price terms of a campaign; twin of `RuleBook` in contracts/types/Rule.sol. */
export interface RuleBook {
  /** ISO 4217, three letters. */
  currency?: string;
  startsAt?: number;
  endsAt?: number;
  maxDiscountBps?: number;
  rules: readonly Rule[];
}
