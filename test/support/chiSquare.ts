/**
 * The chi-square statistic of observed counts against expected ones, as standard deviations above its mean
 * (k - 1 degrees of freedom). Above 4 would be wrong in one of some 10 000 fair runs; seeds are fixed, so a test never flakes.
 */
export function chiSquareScore(observed: readonly number[], expected: readonly number[]): number {
  const statistic = observed.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
  const freedom = observed.length - 1;
  return (statistic - freedom) / Math.sqrt(2 * freedom);
}
