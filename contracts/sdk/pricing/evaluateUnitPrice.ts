import { mulDiv } from "./mulDiv.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import type { Work } from "./Work.ts";

/** Up to `most` units, dearest first, at `value` each; a line that would not gain takes no units. */
export function evaluateUnitPrice(work: Work, rule: PreparedRule, value: number, most: number): void {
  let left = most;
  let uses = 0;
  let total = 0;
  for (let i = work.count - 1; i >= 0; i--) {
    work.weight[i] = 0;
    const remaining = work.remaining[i]!;
    if (left <= 0 || remaining === 0 || !work.matches(rule.selector, i)) continue;
    const quantity = work.quantity[i]!;
    const units = Math.min(left, quantity);
    const gain = mulDiv(remaining, units, quantity) - value * units;
    if (gain <= 0) continue;
    work.weight[i] = gain;
    total += gain;
    uses += units;
    left -= units;
  }
  work.uses = uses;
  work.totalWeight = total;
  work.uncapped = total;
}
