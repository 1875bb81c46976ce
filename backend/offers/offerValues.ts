import type { Rule } from "#sdk";

/** Personal values tried, as shares of the published rule's value, beside the whole. */
const SHARES = [0.25, 0.5, 0.75];

/** The values at which a rule can be offered: 0 stands for its own; a personal rule has smaller ones, in round steps. */
export function offerValues(rule: Rule): number[] {
  if (rule.personal !== true) return [0];
  const step = rule.kind === "Points" ? 1 : 50;
  const full = rule.value ?? 0;
  const values = SHARES.map((share) => Math.max(step, Math.round((full * share) / step) * step));
  return [...new Set([...values.filter((value) => value < full), full])];
}
