/** Uses by rule index, as the SDK's context wants them; 2^64 - 1, which the chain calls unlimited, is the largest number here. */
export function usesByRule(available: readonly { rule: number; uses: bigint }[]): Record<string, number> {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return Object.fromEntries(available.map(({ rule, uses }) => [String(rule), Number(uses < most ? uses : most)]));
}
