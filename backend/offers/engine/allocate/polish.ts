import type { AllocationProblem } from "./AllocationProblem.ts";
import type { LagrangianPrices } from "./LagrangianPrices.ts";
import type { Ledger } from "./Ledger.ts";
import { type Move, Shortlist } from "./Shortlist.ts";

/** States kept: with one budget cheaper and better states replace others, so many survive only where they matter. */
const widestBeam = { single: 4000, several: 250 };

/** The `count` moves that lose least score at the prices. */
function nearMoves(problem: AllocationProblem, prices: LagrangianPrices, ledger: Ledger, count: number): Move[] {
  const moves = new Shortlist(count);
  for (let i = 0; i < problem.customers; i++) {
    const choice = ledger.choice[i]!;
    const now = prices.score(i, choice);
    for (let offer = -1; offer < problem.offers; offer++) {
      if (offer !== choice && ledger.allowed(i, offer)) moves.push(i, offer, now - prices.score(i, offer));
    }
  }
  return moves.sorted();
}

/** Takes single moves that add value and fit, nearest first. */
function fill(moves: readonly Move[], ledger: Ledger): void {
  for (const { customer, offer } of moves) {
    if (ledger.valueChange(customer, offer) > 0 && ledger.fair(customer, offer) && ledger.affordable(customer, offer)) {
      ledger.move(customer, offer);
    }
  }
}

interface State {
  readonly value: number;
  readonly loss: number;
  readonly costs: Float64Array;
  readonly move: Move | null;
  readonly before: State | null;
}

/** Moves of one customer that change nobody's exposure or may do so alone; several together must not break a floor or cap. */
function movesByCustomer(problem: AllocationProblem, moves: readonly Move[], ledger: Ledger): Move[][] {
  const groups = new Map<number, Move[]>();
  for (const move of moves) {
    const exposes = ledger.choice[move.customer]! < 0 !== move.offer < 0;
    if (problem.fairness && exposes) continue;
    const own = groups.get(move.customer);
    if (own) own.push(move);
    else groups.set(move.customer, [move]);
  }
  return [...groups.values()];
}

function extend(state: State, move: Move, ledger: Ledger): State {
  return {
    value: state.value + ledger.valueChange(move.customer, move.offer),
    loss: state.loss + move.order,
    costs: state.costs.map((cost, k) => cost + ledger.costChange(k, move.customer, move.offer)),
    move,
    before: state,
  };
}

/** Drops states that cost more than another and are worth no more (one budget), and then those that lose most. */
function trim(beam: State[], widest: number): State[] {
  let kept = beam;
  if (beam[0]!.costs.length === 1) {
    let most = -Infinity;
    kept = beam
      .sort((a, b) => a.costs[0]! - b.costs[0]! || b.value - a.value)
      .filter(({ value }) => {
        if (value <= most) return false;
        most = value;
        return true;
      });
  }
  return kept.length <= widest ? kept : kept.sort((a, b) => a.loss - b.loss).slice(0, widest);
}

/**
 * Searches sets of moves that together use the slack best (the core of a knapsack, Pisinger 1995): a set is dropped when even
 * slack used to the last cent could not make up for the score it loses. Returns the best set found, perhaps empty.
 */
function searchCore(problem: AllocationProblem, prices: LagrangianPrices, ledger: Ledger): State {
  const slack = problem.budgets.map((budget, k) => budget - ledger.spent[k]!);
  const closest = nearMoves(problem, prices, ledger, 400);
  // What may still be won: the slack at its price, and the score lost by choices that repairs took away from their best.
  const regained = new Map<number, number>();
  for (const { customer, order } of closest)
    if (order < 0) regained.set(customer, Math.min(order, regained.get(customer) ?? 0));
  let worth = slack.reduce((sum, each, k) => sum + each * prices.prices[k]!, 0);
  for (const order of regained.values()) worth -= order;
  const near = closest.filter((move) => move.order < worth);
  const widest = slack.length === 1 ? widestBeam.single : widestBeam.several;
  let best: State = { value: 0, loss: 0, costs: new Float64Array(slack.length), move: null, before: null };
  let beam = [best];
  for (const moves of movesByCustomer(problem, near, ledger)) {
    const wider = beam.slice();
    for (const state of beam) {
      for (const move of moves) {
        if (state.loss + move.order >= worth - best.value) continue;
        const next = extend(state, move, ledger);
        wider.push(next);
        if (next.value > best.value && next.costs.every((cost, k) => cost <= slack[k]!)) best = next;
      }
    }
    beam = wider.length > 2 * widest ? trim(wider, widest) : wider;
  }
  return best;
}

/**
 * Spends what the repair left over: single moves that fit, then sets of moves (some customers up, others down) that together
 * fit, among the moves that lose least at the prices. Never breaks a limit.
 */
export function polish(problem: AllocationProblem, prices: LagrangianPrices, ledger: Ledger): void {
  fill(nearMoves(problem, prices, ledger, 20_000), ledger);
  if (problem.customers > 100_000) return;
  for (let round = 0; round < 4; round++) {
    ledger.recount();
    const found = searchCore(problem, prices, ledger);
    if (!found.move) return;
    for (let state: State | null = found; state?.move; state = state.before)
      ledger.move(state.move.customer, state.move.offer);
    fill(nearMoves(problem, prices, ledger, 2000), ledger);
  }
}
