import { EngineError } from "../numeric/EngineError.ts";
import type { AllocationProblem } from "./AllocationProblem.ts";
import type { LagrangianPrices } from "./LagrangianPrices.ts";
import type { Ledger } from "./Ledger.ts";
import { Shortlist } from "./Shortlist.ts";

/** Offer of a customer with the highest score, -1 when none is allowed. */
function bestExposure(customer: number, offers: number, prices: LagrangianPrices): number {
  let [best, most] = [-1, -Infinity];
  for (let offer = 0; offer < offers; offer++) {
    const score = prices.score(customer, offer);
    if (score > most) [best, most] = [offer, score];
  }
  return best;
}

/** Adds offers to groups below their floor and removes offers from groups above their cap, at the least loss of score. */
function repairGroups(problem: AllocationProblem, prices: LagrangianPrices, ledger: Ledger): void {
  const { fairness, customers, offers } = problem;
  if (!fairness) return;
  fairness.floors.forEach((floor, g) => {
    const cap = Math.floor(fairness.caps[g]!);
    const missing = Math.ceil(floor) - ledger.exposed[g]!;
    const extra = ledger.exposed[g]! - cap;
    if (missing <= 0 && extra <= 0) return;
    const count = Math.max(missing, extra);
    const shortlist = new Shortlist(count);
    for (let i = 0; i < customers; i++) {
      if (fairness.group[i] !== g) continue;
      const now = ledger.choice[i]!;
      if (extra > 0 && now >= 0) shortlist.push(i, -1, prices.score(i, now));
      if (missing > 0 && now < 0) {
        const offer = bestExposure(i, offers, prices);
        if (offer >= 0) shortlist.push(i, offer, -prices.score(i, offer));
      }
    }
    const moves = shortlist.sorted();
    if (moves.length < count)
      throw new EngineError("Range", `group ${g} has too few eligible customers for its floor ${floor}`);
    for (const move of moves) ledger.move(move.customer, move.offer);
  });
}

/** Whether the move raises no budget. */
function onlySaves(i: number, offer: number, budgets: number, ledger: Ledger): boolean {
  for (let l = 0; l < budgets; l++) if (ledger.costChange(l, i, offer) > 0) return false;
  return true;
}

/** Offers the shortlist every way to take budget k down without raising another, by score lost per unit saved. */
function pushSavings(
  i: number,
  k: number,
  problem: AllocationProblem,
  prices: LagrangianPrices,
  ledger: Ledger,
  list: Shortlist,
): void {
  const now = prices.score(i, ledger.choice[i]!);
  for (let offer = -1; offer < problem.offers; offer++) {
    const saved = -ledger.costChange(k, i, offer);
    if (!(saved > 0) || !ledger.allowed(i, offer) || !ledger.fair(i, offer)) continue;
    if (onlySaves(i, offer, problem.budgets.length, ledger))
      list.push(i, offer, (now - prices.score(i, offer)) / saved);
  }
}

function repairBudget(k: number, problem: AllocationProblem, prices: LagrangianPrices, ledger: Ledger): void {
  const limit = problem.budgets[k]!;
  while (ledger.spent[k]! > limit) {
    const shortlist = new Shortlist(20_000);
    for (let i = 0; i < problem.customers; i++) {
      if (ledger.choice[i]! >= 0) pushSavings(i, k, problem, prices, ledger, shortlist);
    }
    const moves = shortlist.sorted();
    if (moves.length === 0) {
      throw new EngineError(
        "Range",
        `budget ${k} (${limit}) cannot pay for the floors: lower a floor or raise the budget`,
      );
    }
    for (const { customer, offer } of moves) {
      if (ledger.spent[k]! <= limit) break;
      // An earlier move of the same customer or group can have made this one pointless or unfair.
      const saves =
        ledger.costChange(k, customer, offer) < 0 && onlySaves(customer, offer, problem.budgets.length, ledger);
      if (saves && ledger.fair(customer, offer)) ledger.move(customer, offer);
    }
    ledger.recount();
  }
}

/** Makes the choices keep every cap, floor and budget. @throws EngineError `Range` when floors and budgets contradict. */
export function repair(problem: AllocationProblem, prices: LagrangianPrices, ledger: Ledger): void {
  repairGroups(problem, prices, ledger);
  for (let k = 0; k < problem.budgets.length; k++) repairBudget(k, problem, prices, ledger);
}
