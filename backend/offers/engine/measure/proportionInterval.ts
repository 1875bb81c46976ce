import { requireInteger } from "../numeric/requireInteger.ts";

interface Proportion {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Share of successes (a conversion, a step of a funnel) with Wilson's 95 % interval (Wilson 1927), sound for few and rare ones. */
export function proportionInterval(successes: number, trials: number): Proportion {
  requireInteger(trials, 1, Number.MAX_SAFE_INTEGER, "trials");
  requireInteger(successes, 0, trials, "successes");
  const z = 1.959963984540054;
  const p = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (p + (z * z) / (2 * trials)) / scale;
  const width = (z / scale) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return { value: p, low: Math.max(0, centre - width), high: Math.min(1, centre + width) };
}
