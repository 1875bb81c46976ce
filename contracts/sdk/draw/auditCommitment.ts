import { roundTime } from "../beacon/roundTime.ts";
import type { AddCheck } from "./auditDraw.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";

const LEAD_SECONDS = 86_400;

/** Escrow first, then one commitment, then the round; and nothing asked in vain. */
export function auditCommitment(evidence: DrawEvidence, add: AddCheck): void {
  const { terms, commitments, network, round, fundedAt } = evidence;
  const { mode } = terms;
  const fixedAt = mode === "on-chain" ? terms.entriesCloseAt : commitments[0]?.at;
  add(
    "Every prize was in escrow before the entries were fixed",
    fundedAt !== undefined && fundedAt <= (fixedAt ?? fundedAt),
    fundedAt === undefined ? "the prizes were never put into escrow" : `in escrow ${time(fundedAt)}`,
  );
  if (mode !== "on-chain") {
    add(
      "The entries were committed once",
      commitments.length === 1,
      commitments.length === 1 ? "one commitment" : `${commitments.length} commitments`,
    );
  }
  if (fixedAt === undefined || round === 0) return;
  const publishedAt = roundTime(network, round);
  add(
    "The entries were fixed before anybody could know the randomness",
    publishedAt >= fixedAt + (network.isTest ? 1 : LEAD_SECONDS) && publishedAt > evidence.freezeAt,
    `fixed ${time(fixedAt)}, frozen ${time(evidence.freezeAt)}, round ${round} published ${time(publishedAt)}`,
  );
  add(
    "No challenge was left unanswered",
    evidence.openLeaves.length === 0 && evidence.appended.length === 0,
    unanswered(evidence),
  );
}

function unanswered({ openLeaves, appended }: DrawEvidence): string {
  if (openLeaves.length > 0) return `entries ${openLeaves.join(", ")} were never shown: the draw is void`;
  if (appended.length > 0) return `${appended.length} entrants had missing tickets appended; the deposit is forfeited`;
  return "none is open";
}

function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
