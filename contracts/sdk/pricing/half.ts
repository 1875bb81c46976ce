/** floor((amount x bps + 5000) / 10000), exact for amounts up to 2^53 - 1 because it never forms the whole product. */
export function half(amount: number, bps: number): number {
  const tenThousands = Math.floor(amount / 10_000);
  return tenThousands * bps + Math.floor(((amount - tenThousands * 10_000) * bps + 5_000) / 10_000);
}
