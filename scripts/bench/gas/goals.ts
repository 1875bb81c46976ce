/** Most gas that a row should use. */
export const goals: Readonly<Record<string, number>> = {
  "claim.signature.existing": 42_000,
  "claim.signature.new": 59_000,
  "claim.merkle.1m": 66_000,
  "price.10x5": 75_000,
  "price.100x32": 8_000_000,
};
