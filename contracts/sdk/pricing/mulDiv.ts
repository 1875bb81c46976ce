/** floor(a x b / c), exact for a, b, c up to 2^53 - 1 with c > 0 and a result up to 2^53 - 1. */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  // Below 2^53 the product is exact, and rounding the quotient cannot carry it to the next integer.
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / c);
  return Number((BigInt(a) * BigInt(b)) / BigInt(c));
}
