import type { BasketFit } from "./BasketFit.ts";
import type { Baskets } from "./Baskets.ts";
import { fitEase } from "./fitEase.ts";
import { fitImplicitFactors } from "./fitImplicitFactors.ts";
import { nearestRows } from "./nearestRows.ts";
import { personalFrequency } from "./personalFrequency.ts";
import { popularity } from "./popularity.ts";
import { transpose } from "./transpose.ts";

/** Fits every recommender to the same orders ({@link personalFrequency}, {@link nearestRows}, {@link fitEase}, {@link fitImplicitFactors}). */
export function fitBaskets(baskets: Baskets): BasketFit {
  const counts = personalFrequency(baskets);
  const recent = personalFrequency(baskets, 0.9);
  const once = { ...counts, value: counts.value.map(() => 1) };
  return {
    counts,
    recent,
    latest: personalFrequency(baskets, 0.6),
    once,
    bought: popularity(counts),
    similarItems: nearestRows(transpose(once), { count: 50, shrinkage: 10 }),
    similarCustomers: nearestRows(recent, { count: 200, rarity: 0.5 }),
    ease: fitEase(once, 300, 1500),
    factors: fitImplicitFactors(once, { size: 32, rounds: 4, ridge: 10, confidence: 10 }),
  };
}
