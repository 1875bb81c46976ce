import type { Check, PromotionEvidence } from "#sdk";

/** The checks as text: a tick or a cross, the statement, and the figures beneath it. */
export function auditTable(evidence: PromotionEvidence, checks: readonly Check[]): string {
  const failed = checks.filter((check) => !check.ok).length;
  const { currency = "no currency", rules } = evidence.terms.book;
  return [
    `Campaign ${evidence.campaign} on chain ${evidence.chainId}, up to block ${evidence.blockNumber}`,
    `${rules.length} rules in ${currency}, ${evidence.settlements.length} settlements`,
    "",
    ...checks.flatMap(({ ok, statement, detail }) => [`${ok ? "✓" : "✗"} ${statement}`, `    ${detail}`]),
    "",
    failed === 0 ? `All ${checks.length} checks hold.` : `${failed} of ${checks.length} checks do NOT hold.`,
  ].join("\n");
}
