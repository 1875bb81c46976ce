import type { Kind, Rule } from "./RuleBook.ts";

/** 0 price, 1 points, 2 tickets: a lane holds rules of one family. */
export function familyOf(kind: Kind): 0 | 1 | 2 {
  if (kind === "Points") return 1;
  return kind === "Tickets" ? 2 : 0;
}

/** Rule indices in the order of their evaluation: family, then lane, then index. */
export function evaluationOrder(rules: readonly Rule[]): number[] {
  const rank = rules.map((rule, index) => familyOf(rule.kind) * 1024 + (rule.lane ?? 0) * 64 + index);
  return rules.map((_, index) => index).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
}
