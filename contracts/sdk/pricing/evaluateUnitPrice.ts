import { partOf } from "./partOf.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import type { Work } from "./Work.ts";

/** Up to `most` units, dearest first, at `value` each; a line that would not gain takes no units. */
export function evaluateUnitPrice(work: Work, { selector }: PreparedRule, value: number, most: number): void {
  const { remaining, quantity, effect } = work;
  work.scan(selector);
  const lines = work.lines[selector]!;
  const weight = effect.scratch;
  let left = most;
  let uses = 0;
  let total = 0;
  for (let at = work.size[selector]! - 1; at >= 0; at--) {
    const i = lines[at]!;
    const units = Math.min(left, quantity[i]!);
    const gain = partOf(remaining[i]!, units, quantity[i]!) - value * units;
    weight[i] = Math.max(0, gain);
    if (gain <= 0) continue;
    total += gain;
    left -= units;
    uses += units;
  }
  effect.weight = weight;
  effect.totalWeight = total;
  effect.uncapped = total;
  effect.uses = uses;
}
