import type { BasketFit } from "./BasketFit.ts";
import { scoreByCustomers } from "./scoreByCustomers.ts";
import { scoreByEase } from "./scoreByEase.ts";
import { scoreByFactors } from "./scoreByFactors.ts";
import { scoreByHabit } from "./scoreByHabit.ts";
import { scoreByItems } from "./scoreByItems.ts";
import type { ScoreSource } from "./ScoreSource.ts";

/** The simple way that recommenders have to beat. */
export const habitName = "personal top frequency";

/** Every recommender of a fit by its name, always in the same order. */
export function basketSources(fit: BasketFit): ReadonlyMap<string, ScoreSource> {
  const { counts, recent, latest, once, bought } = fit;
  const nobody = new Float64Array(bought.length);
  return new Map<string, ScoreSource>([
    [habitName, (customer, scores) => scoreByHabit(counts, customer, bought, scores)],
    ["item-based", (customer, scores) => scoreByItems(recent, customer, fit.similarItems, scores)],
    ["customer-based", (customer, scores) => scoreByCustomers(recent, customer, fit.similarCustomers, scores)],
    ["EASE", (customer, scores) => scoreByEase(once, customer, fit.ease, scores)],
    ["matrix factorisation", (customer, scores) => scoreByFactors(fit.factors, customer, scores)],
    ["recent habit", (customer, scores) => scoreByHabit(recent, customer, nobody, scores)],
    ["latest habit", (customer, scores) => scoreByHabit(latest, customer, nobody, scores)],
    ["popularity", (_, scores) => scores.set(bought)],
  ]);
}
