import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Store } from "../store/Store.ts";
import { outcomes as table } from "../store/schema/decisions.ts";
import type { decisionSchemas } from "./decisionSchemas.ts";

type Outcome = z.output<typeof decisionSchemas.outcome>;

/** Code and detail. */
type Refusal = readonly [string, string];

/** What is known of a decision: when it was made, most it may cost, and what it cost so far. */
type Known = { id: string; decidedAt: number; reserved: number; cost: number };

/** Clocks of shops may be this far from the chain's. */
const CLOCK_SECONDS = 300;

/** Locks decisions, so that outcomes of one are recorded one after another, and then reads what they cost: no earlier, or it would miss what another has just recorded. */
async function lockDecisions(session: Session, ids: readonly string[]): Promise<Map<string, Known>> {
  const decisions = await rowsOf<Omit<Known, "cost">>(
    session,
    sql`select id, decided_at::float8 as "decidedAt", reserved_minor::float8 as reserved
        from decisions where id = any(${sql.param(ids)}::text[]) order by id for update`,
  );
  const costs = await rowsOf<Pick<Known, "id" | "cost">>(
    session,
    sql`select decision_id as id, sum(cost_minor)::float8 as cost
        from outcomes where decision_id = any(${sql.param(ids)}::text[]) group by decision_id`,
  );
  const costOf = new Map(costs.map(({ id, cost }) => [id, cost]));
  return new Map(decisions.map((decision) => [decision.id, { ...decision, cost: costOf.get(decision.id) ?? 0 }]));
}

/** Why an outcome cannot be of its decision; undefined when it can. */
function refusalOf({ at, costMinor }: Outcome, decision: Known | undefined, now: number): Refusal | undefined {
  if (decision === undefined) {
    return ["DecisionUnknown", "There is no such decision. Send the decisionId that came with the offer."];
  }
  const { decidedAt, reserved, cost } = decision;
  if (at > Math.max(now, decidedAt) + CLOCK_SECONDS) {
    return [
      "OutcomeInFuture",
      "It lies in the future. Send `at` in seconds, not milliseconds, of a clock that is right.",
    ];
  }
  if (at < decidedAt - CLOCK_SECONDS) {
    return [
      "BeforeDecision",
      `It happened before the decision, which was made at ${decidedAt}. Send what came after it.`,
    ];
  }
  if (cost + costMinor > reserved) {
    return ["CostTooHigh", `The offer can cost ${reserved} in all, and ${cost} of it is taken. Correct costMinor.`];
  }
  return undefined;
}

/** Keeps what came of decisions, each outcome once, in one transaction. An offer never costs more than was reserved for it. */
export async function recordOutcomes(
  store: Store,
  outcomes: readonly Outcome[],
): Promise<z.input<typeof decisionSchemas.tally>> {
  const now = Math.floor(Date.now() / 1000);
  return store.transaction(async (session) => {
    const known = await lockDecisions(session, [...new Set(outcomes.map(({ decisionId }) => decisionId))]);
    const stored = await rowsOf<{ id: string }>(
      session,
      sql`select outcome_id as id from outcomes where outcome_id = any(${sql.param(outcomes.map(({ outcomeId }) => outcomeId))}::text[])`,
    );
    const seen = new Set(stored.map(({ id }) => id));
    const answer: z.input<typeof decisionSchemas.tally> = { stored: 0, repeated: 0, refused: 0, refusals: [] };
    const fresh: Outcome[] = [];
    for (const outcome of outcomes) {
      const { outcomeId, decisionId, costMinor } = outcome;
      const decision = known.get(decisionId);
      const refusal = refusalOf(outcome, decision, now);
      if (seen.has(outcomeId)) answer.repeated++;
      else if (refusal !== undefined) {
        const [code, detail] = refusal;
        answer.refused++;
        answer.refusals.push({ outcomeId, code, detail });
      } else {
        seen.add(outcomeId);
        decision!.cost += costMinor;
        fresh.push(outcome);
      }
    }
    if (fresh.length > 0) {
      const rows = await session.insert(table).values(fresh).onConflictDoNothing().returning({ id: table.outcomeId });
      answer.stored = rows.length;
      answer.repeated += fresh.length - rows.length;
    }
    return answer;
  });
}
