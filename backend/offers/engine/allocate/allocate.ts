import { EngineError } from "../numeric/EngineError.ts";
import { Random } from "../numeric/Random.ts";
import type { Allocation } from "./Allocation.ts";
import type { AllocationProblem } from "./AllocationProblem.ts";
import { LagrangianPrices } from "./LagrangianPrices.ts";
import { Ledger } from "./Ledger.ts";
import { polish } from "./polish.ts";
import { repair } from "./repair.ts";
import { requireProblem } from "./requireProblem.ts";

const sampleSize = 20_000;

function findPrices(problem: AllocationProblem, seed: number): LagrangianPrices {
  const everyone = Uint32Array.from({ length: problem.customers }, (_, i) => i);
  if (problem.customers <= 2 * sampleSize) {
    const prices = new LagrangianPrices(problem, everyone);
    prices.sweep(25);
    return prices;
  }
  const sample = new Random(seed).shuffle(everyone.slice()).slice(0, sampleSize).sort();
  const rough = new LagrangianPrices(problem, sample);
  rough.sweep(20);
  const prices = new LagrangianPrices(problem, everyone, rough);
  prices.sweep(1);
  return prices;
}

/**
 * Offers for every customer under one or several budgets, group floors and caps: `argmax(value - sum price * cost)` at prices
 * found by bisection of the Lagrangian dual, then repaired so that every limit holds, then polished with what is left.
 * Kellerer, Pferschy & Pisinger, "Knapsack Problems" (2004), chapter 11. For many customers the prices begin from a random sample of 20 000 (drawn with `seed`).
 * @throws EngineError on bad input, and `Range` when floors cannot be paid from the budgets.
 */
export function allocate(problem: AllocationProblem, seed = 1): Allocation {
  requireProblem(problem);
  const prices = findPrices(problem, seed);
  const ledger = new Ledger(problem);
  for (let i = 0; i < problem.customers; i++) {
    const choice = prices.best(i);
    if (choice >= 0) ledger.move(i, choice);
  }
  ledger.recount();
  const everyone = Uint32Array.from({ length: problem.customers }, (_, i) => i);
  const { bound } = new LagrangianPrices(problem, everyone, prices).answer();
  repair(problem, prices, ledger);
  polish(problem, prices, ledger);
  const value = ledger.recount();
  problem.budgets.forEach((budget, k) => {
    if (ledger.spent[k]! > budget)
      throw new EngineError("NoConvergence", `budget ${k} would be exceeded: nothing is allocated`);
  });
  return {
    choice: ledger.choice,
    value,
    bound,
    spent: [...ledger.spent],
    exposed: [...ledger.exposed],
    prices: prices.prices,
    groupPrices: prices.groupPrices,
  };
}
