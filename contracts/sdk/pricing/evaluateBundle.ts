import { partOf } from "./partOf.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import type { Work } from "./Work.ts";

const MAX_PARTS = 8;
/** Of each part: where in its lines the next unit is, and how many units that line has left. */
const position = new Int32Array(MAX_PARTS);
const left = new Float64Array(MAX_PARTS);

/**
 * Takes sets of one unit of every part, dearest first, while a set is complete and worth more than `floor`; weighs each
 * line by the part of its remaining amount that was taken.
 */
export function evaluateBundle(work: Work, { selector, parts }: PreparedRule, most: number, floor: number): void {
  const { remaining, quantity, effect } = work;
  work.scan(selector);
  const lines = work.lines[selector]!;
  const size = work.size[selector]!;
  const weight = effect.scratch;
  for (let at = 0; at < size; at++) weight[lines[at]!] = 0;
  for (let part = 0; part < parts.length; part++) {
    work.scan(parts[part]!);
    moveTo(work, parts, part, work.size[parts[part]!]! - 1);
  }
  let uses = 0;
  while (uses < most && worthOfSet(work, parts) > floor) {
    uses++;
    for (let part = 0; part < parts.length; part++) {
      weight[lineOf(work, parts, part)]! += 1;
      left[part]! -= 1;
      if (left[part] === 0) moveTo(work, parts, part, position[part]! - 1);
    }
  }
  let total = 0;
  for (let at = 0; at < size; at++) {
    const i = lines[at]!;
    if (weight[i] === 0) continue;
    const share = partOf(remaining[i]!, weight[i]!, quantity[i]!);
    weight[i] = share;
    total += share;
  }
  effect.weight = weight;
  effect.totalWeight = total;
  effect.uses = uses;
}

/** What the next set is worth, -1 when it is incomplete. */
function worthOfSet(work: Work, parts: readonly number[]): number {
  let worth = 0;
  for (let part = 0; part < parts.length; part++) {
    if (position[part]! < 0) return -1;
    const i = lineOf(work, parts, part);
    worth += Math.floor(work.remaining[i]! / work.quantity[i]!);
  }
  return worth;
}

function lineOf(work: Work, parts: readonly number[], part: number): number {
  return work.lines[parts[part]!]![position[part]!]!;
}

function moveTo(work: Work, parts: readonly number[], part: number, at: number): void {
  position[part] = at;
  if (at >= 0) left[part] = work.quantity[lineOf(work, parts, part)]!;
}
