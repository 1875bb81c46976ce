import type { TotalOf } from "./Implementation.ts";

const ROUNDS = 40;

/**
 * Prices in a second of CPU time (all threads of the process), after a warm-up; the best of 40 short rounds, since whatever
 * else the machine does can only slow one down.
 * @param roundSeconds how long one round takes
 */
export async function perSecond(totalOf: TotalOf, baskets: number, roundSeconds: number): Promise<number> {
  const counted = await priceFor(totalOf, baskets, 1, roundSeconds);
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { prices, seconds } = await priceFor(
      totalOf,
      baskets,
      Math.max(1, Math.ceil(counted.prices / 20)),
      roundSeconds,
    );
    best = Math.max(best, prices / seconds);
  }
  return best;
}

async function priceFor(totalOf: TotalOf, baskets: number, batch: number, atLeastSeconds: number) {
  const start = process.cpuUsage();
  let prices = 0;
  let seconds = 0;
  while (seconds < atLeastSeconds) {
    for (let i = 0; i < batch; i++) {
      const total = totalOf(prices++ % baskets);
      if (typeof total !== "number") await total;
    }
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
  }
  return { prices, seconds };
}
