import { half } from "./half.ts";
import { mulDiv } from "./mulDiv.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import type { Work } from "./Work.ts";

/** `get` units at `bps` off for every `buy` units, dearest first. */
export function evaluateBuyXGetY(work: Work, rule: PreparedRule, bps: number, most: number): void {
  const { buy, get, sameSet } = rule;
  let targets = 0;
  let triggers = 0;
  for (let i = 0; i < work.count; i++) {
    if (work.remaining[i] === 0) continue;
    // A line that matches both is a target only.
    if (work.matches(rule.selector, i)) targets += work.quantity[i]!;
    else if (work.matches(rule.trigger, i)) triggers += work.quantity[i]!;
  }
  const uses = sameSet
    ? Math.min(Math.floor(targets / (buy + get)), most)
    : Math.min(Math.floor(triggers / buy), Math.floor(targets / get), most);
  // With one set, a group is `buy` units that are kept and `get` that are taken; otherwise every target unit is taken.
  const kept = sameSet ? buy : 0;
  const end = uses * (kept + get);
  let position = 0;
  let total = 0;
  for (let i = work.count - 1; i >= 0; i--) {
    work.weight[i] = 0;
    const remaining = work.remaining[i]!;
    if (position >= end || remaining === 0 || !work.matches(rule.selector, i)) continue;
    const quantity = work.quantity[i]!;
    const next = Math.min(position + quantity, end);
    const units = takenBefore(next, kept, get) - takenBefore(position, kept, get);
    position = next;
    const gain = half(mulDiv(remaining, units, quantity), bps);
    work.weight[i] = gain;
    total += gain;
  }
  work.uses = uses;
  work.totalWeight = total;
  work.uncapped = total;
}

/** How many of the first `position` units are taken when groups keep `kept` units and take `get`. */
function takenBefore(position: number, kept: number, get: number): number {
  const groups = Math.floor(position / (kept + get));
  return groups * get + Math.max(0, position - groups * (kept + get) - kept);
}
