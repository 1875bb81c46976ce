import type { Check } from "#sdk";

/** The checks as text: a tick or a cross, the statement, and the figures beneath it. */
export function auditTable(
  heading: readonly string[],
  checks: readonly Check[],
  notes: readonly string[] = [],
): string {
  const failed = checks.filter((check) => !check.ok).length;
  return [
    ...heading,
    "",
    ...checks.flatMap(({ ok, statement, detail }) => [`${ok ? "✓" : "✗"} ${statement}`, `    ${detail}`]),
    "",
    ...notes,
    failed === 0 ? `All ${checks.length} checks hold.` : `${failed} of ${checks.length} checks do NOT hold.`,
  ].join("\n");
}
