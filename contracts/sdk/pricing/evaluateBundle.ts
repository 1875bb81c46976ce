import { mulDiv } from "./mulDiv.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import type { Work } from "./Work.ts";

const MAX_PARTS = 8;
/** The line that holds the next unit of each part, and how many units it has left. */
const line = new Int32Array(MAX_PARTS);
const left = new Float64Array(MAX_PARTS);

/**
 * Takes sets of one unit of every part, dearest first, while a set is complete and worth more than `floor`; weighs each
 * line by the part of its remaining amount that was taken.
 */
export function evaluateBundle(work: Work, rule: PreparedRule, most: number, floor: number): void {
  const parts = rule.parts.length;
  work.weight.fill(0, 0, work.count);
  for (let part = 0; part < parts; part++) moveTo(work, rule, part, work.count - 1);
  let uses = 0;
  while (uses < most && worthOfSet(work, parts) > floor) {
    uses++;
    for (let part = 0; part < parts; part++) {
      const i = line[part]!;
      work.weight[i]! += 1;
      left[part]! -= 1;
      if (left[part] === 0) moveTo(work, rule, part, i - 1);
    }
  }
  let total = 0;
  for (let i = 0; i < work.count; i++) {
    if (work.weight[i] === 0) continue;
    const share = mulDiv(work.remaining[i]!, work.weight[i]!, work.quantity[i]!);
    work.weight[i] = share;
    total += share;
  }
  work.uses = uses;
  work.totalWeight = total;
}

/** What the next set is worth, -1 when it is incomplete. */
function worthOfSet(work: Work, parts: number): number {
  let worth = 0;
  for (let part = 0; part < parts; part++) {
    const i = line[part]!;
    if (i < 0) return -1;
    worth += Math.floor(work.remaining[i]! / work.quantity[i]!);
  }
  return worth;
}

/** Moves a part to its dearest line at or below `from`; -1 when it has no more. */
function moveTo(work: Work, rule: PreparedRule, part: number, from: number): void {
  let i = from;
  while (i >= 0 && !belongs(work, rule, part, i)) i--;
  line[part] = i;
  left[part] = i < 0 ? 0 : work.quantity[i]!;
}

/** A line belongs to the part of the lowest bit it shares with the selector. */
function belongs(work: Work, rule: PreparedRule, part: number, i: number): boolean {
  if (work.remaining[i] === 0) return false;
  for (let lower = 0; lower < part; lower++) if (work.matches(rule.parts[lower]!, i)) return false;
  return work.matches(rule.parts[part]!, i);
}
