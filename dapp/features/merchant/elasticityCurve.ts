/** What a batch of offers measured; absent `error`: by a batch of before it was kept. */
export type MeasuredElasticity = {
  elasticity: number;
  measured: { mean: number; error?: number; products: number } | null;
  bounds: readonly [number, number];
};

/** Prices as shares of today's. */
const prices = Array.from({ length: 26 }, (_, index) => 0.6 + index * 0.02);

/** Orders at other prices, as shares of today's, with the 95 % interval of the products' average, as far as it is believed; null without one. */
export function elasticityCurve({ elasticity, measured, bounds: [least, most] }: MeasuredElasticity) {
  const believed = (value: number): number => Math.min(Math.max(value, least), most);
  const error = measured?.error;
  const ends =
    measured && error !== undefined
      ? [believed(-measured.mean - 1.96 * error), believed(-measured.mean + 1.96 * error)]
      : null;
  const points = prices.map((price) => {
    const orders = (ends ?? [elasticity]).map((power) => Math.pow(price, -power));
    return { x: price, y: Math.pow(price, -elasticity), low: Math.min(...orders), high: Math.max(...orders) };
  });
  return { points, hasBand: ends !== null };
}
