import type { Rule } from "#sdk";
import type { Candidate } from "./Candidate.ts";
import { POINT_COST_MINOR, worstCase } from "./worstCase.ts";

/** An offer for an account: a rule and the personal value (0 = the rule's own). Money in minor units. */
export type Choice = {
  candidate: Candidate;
  rule: number;
  value: number;
  expectedMinor: number;
  worstCaseMinor: number;
};

/** What the shop keeps of a sale before discounts. An assumption; the offer engine will learn it. */
const MARGIN = 0.5;

/** How strongly a discount of the whole price would draw a customer. An assumption too. */
const PULL = 0.6;

/** Personal values tried, as shares of the published rule's value. */
const SHARES = [0.25, 0.5, 0.75, 1];

function roundedValue(rule: Rule, share: number): number {
  const step = rule.kind === "Points" ? 1 : 50;
  return Math.max(step, Math.round(((rule.value ?? 0) * share) / step) * step);
}

function costOf(rule: Rule, value: number, basketMinor: number): number {
  const { cap = 0, every = 0, perOrder = 0, minSpend = 0 } = rule;
  const spend = Math.max(basketMinor, minSpend);
  const most = cap === 0 ? Number.MAX_SAFE_INTEGER : cap;
  if (rule.kind === "PercentOff") return Math.min(most, Math.floor((spend * value) / 10_000));
  const uses =
    every === 0 ? 1 : Math.min(Math.floor(spend / every), perOrder === 0 ? Number.MAX_SAFE_INTEGER : perOrder);
  return Math.min(most, uses * value) * (rule.kind === "Points" ? POINT_COST_MINOR : 1);
}

/** Probability of an order in the next `days`, with what the offer adds. */
function probability(candidate: Candidate, days: number, costShare: number): number {
  const rate = candidate.orders / Math.max(30, candidate.tenureDays);
  // Who has been away for longer than usual is less likely to come back.
  const usualGap = 1 / rate;
  const fading = Math.min(1, (2 * usualGap) / Math.max(1, candidate.recencyDays));
  const alone = (1 - Math.exp(-rate * days)) * fading;
  return alone + (1 - alone) * Math.min(1, PULL * costShare);
}

function best(candidate: Candidate, rules: readonly { rule: Rule; index: number }[], days: number): Choice | undefined {
  const basketMinor = candidate.netMinor / candidate.orders;
  let choice: Choice | undefined;
  for (const { rule, index } of rules) {
    if ((rule.minSpend ?? 0) > 2 * basketMinor) continue;
    const values = rule.personal === true ? [...new Set(SHARES.map((share) => roundedValue(rule, share)))] : [0];
    for (const value of values) {
      const given = value === 0 ? (rule.value ?? 0) : Math.min(value, rule.value ?? 0);
      const worstCaseMinor = worstCase(rule, given);
      if (worstCaseMinor === undefined || worstCaseMinor === 0) continue;
      const spend = Math.max(basketMinor, rule.minSpend ?? 0);
      const cost = costOf(rule, given, basketMinor);
      const expectedMinor = probability(candidate, days, cost / spend) * (spend * MARGIN - cost);
      if (expectedMinor > (choice?.expectedMinor ?? 0))
        choice = { candidate, rule: index, value, expectedMinor, worstCaseMinor };
    }
  }
  return choice;
}

/**
 * Gives each customer at most one offer: that with the greatest expected margin after its cost. What earns most for each unit that has to
 * be reserved comes first, and the worst case of all offers together never exceeds the budget. Deterministic.
 * @param rules that customers can be offered, by index in the rule book
 * @param budgetMinor most that all offers together may ever cost
 */
export function chooseOffers(
  candidates: readonly Candidate[],
  rules: readonly { rule: Rule; index: number }[],
  options: { budgetMinor: number; days: number },
): { choices: Choice[]; reservedMinor: number } {
  const wanted = candidates
    .filter((candidate) => candidate.orders > 0 && candidate.netMinor > 0)
    .flatMap((candidate) => best(candidate, rules, options.days) ?? [])
    .sort(
      (a, b) =>
        b.expectedMinor / b.worstCaseMinor - a.expectedMinor / a.worstCaseMinor ||
        (a.candidate.account < b.candidate.account ? -1 : 1),
    );
  const choices: Choice[] = [];
  let reservedMinor = 0;
  for (const choice of wanted) {
    if (reservedMinor + choice.worstCaseMinor > options.budgetMinor) continue;
    reservedMinor += choice.worstCaseMinor;
    choices.push(choice);
  }
  return { choices, reservedMinor };
}
