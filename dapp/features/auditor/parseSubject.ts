import type { Address, Hex } from "viem";

/** What an auditor wants to look at. */
export type AuditSubject = { kind: "campaign"; campaign: Address } | { kind: "transaction"; transaction: Hex };

/** Reads a campaign's address, a transaction's hash, or a receipt's link; null when it is none of them. */
export function parseSubject(text: string): AuditSubject | null {
  const trimmed = text.trim();
  if (/^0x[0-9a-fA-F]{40}$/.test(trimmed)) return { kind: "campaign", campaign: trimmed as Address };
  if (/^0x[0-9a-fA-F]{64}$/.test(trimmed)) return { kind: "transaction", transaction: trimmed as Hex };
  const link = /#\/receipt\/\d+\/0x[0-9a-fA-F]{40}\/0x[0-9a-fA-F]{64}\/(0x[0-9a-fA-F]{64})/.exec(trimmed);
  return link ? { kind: "transaction", transaction: link[1] as Hex } : null;
}
