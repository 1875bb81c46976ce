import type { Rule } from "#sdk";

/** A rule as it counts for an account: the smaller value of a proven audience replaces the published one. */
export function personalRule(rule: Rule, audiences: Readonly<Record<string, number>> | undefined): Rule {
  const value = rule.personal && rule.audience ? audiences?.[rule.audience] : undefined;
  return value && value < (rule.value ?? 0) ? { ...rule, value } : rule;
}
