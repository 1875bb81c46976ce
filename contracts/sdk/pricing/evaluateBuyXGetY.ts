import { half } from "./half.ts";
import { partOf } from "./partOf.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import type { Work } from "./Work.ts";

/** `get` units at `bps` off for every `buy` units, dearest first. */
export function evaluateBuyXGetY(work: Work, rule: PreparedRule, bps: number, most: number): void {
  const { buy, get, sameSet, selector, others } = rule;
  const { remaining, quantity, effect } = work;
  const lines = work.lines[selector]!;
  const weight = effect.scratch;
  const targets = work.unitsOf(selector);
  const uses = sameSet
    ? Math.min(Math.floor(targets / (buy + get)), most)
    : Math.min(Math.floor(work.unitsOf(others) / buy), Math.floor(targets / get), most);
  // With one set, a group is `buy` units that are kept and `get` that are taken; otherwise every target unit is taken.
  const kept = sameSet ? buy : 0;
  const end = uses * (kept + get);
  let position = 0;
  let taken = 0;
  let total = 0;
  for (let at = work.size[selector]! - 1; at >= 0; at--) {
    const i = lines[at]!;
    weight[i] = 0;
    if (position >= end) continue;
    position = Math.min(position + quantity[i]!, end);
    const units = takenBefore(position, kept, get) - taken;
    if (units === 0) continue;
    taken += units;
    const gain = half(partOf(remaining[i]!, units, quantity[i]!), bps);
    weight[i] = gain;
    total += gain;
  }
  effect.weight = weight;
  effect.totalWeight = total;
  effect.uncapped = total;
  effect.uses = uses;
}

/** How many of the first `position` units are taken when groups keep `kept` units and take `get`. */
function takenBefore(position: number, kept: number, get: number): number {
  const groups = Math.floor(position / (kept + get));
  return groups * get + Math.max(0, position - groups * (kept + get) - kept);
}
