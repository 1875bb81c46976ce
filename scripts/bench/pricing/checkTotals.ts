import type { TotalOf } from "./Implementation.ts";

/**
 * Compares the totals of every basket.
 * @throws Error naming the first basket on which two implementations differ
 */
export async function checkTotals(baskets: number, totals: ReadonlyMap<string, TotalOf>): Promise<void> {
  const [[first, reference] = [], ...others] = totals;
  for (let basket = 0; basket < baskets; basket++) {
    const wanted = await reference?.(basket);
    for (const [name, totalOf] of others) {
      const total = await totalOf(basket);
      if (total !== wanted) throw new Error(`basket ${basket} costs ${wanted} with ${first} and ${total} with ${name}`);
    }
  }
}
