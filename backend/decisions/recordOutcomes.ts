import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rowsOf } from "../store/rowsOf.ts";
import type { Store } from "../store/Store.ts";
import { outcomes as table } from "../store/schema/decisions.ts";
import type { decisionSchemas } from "./decisionSchemas.ts";

type Outcome = z.output<typeof decisionSchemas.outcome>;

/** What is known of a decision: most it may cost, and what it cost so far. */
type Known = { id: string; reserved: number; cost: number };

/** Keeps what came of decisions, each outcome once, in one transaction. An offer never costs more than was reserved for it. */
export async function recordOutcomes(
  store: Store,
  outcomes: readonly Outcome[],
): Promise<z.input<typeof decisionSchemas.tally>> {
  return store.transaction(async (session) => {
    const ids = sql.param([...new Set(outcomes.map(({ decisionId }) => decisionId))]);
    const decisions = await rowsOf<Known>(
      session,
      sql`select d.id, d.reserved_minor::float8 as reserved,
                 (select coalesce(sum(o.cost_minor), 0)::float8 from outcomes o where o.decision_id = d.id) as cost
          from decisions d where d.id = any(${ids}::text[]) order by d.id for update`,
    );
    const stored = await rowsOf<{ id: string }>(
      session,
      sql`select outcome_id as id from outcomes where outcome_id = any(${sql.param(outcomes.map(({ outcomeId }) => outcomeId))}::text[])`,
    );
    const seen = new Set(stored.map(({ id }) => id));
    const known = new Map(decisions.map((decision) => [decision.id, decision]));
    const answer: z.input<typeof decisionSchemas.tally> = { stored: 0, repeated: 0, refused: 0, refusals: [] };
    const refuse = (outcomeId: string, code: string, detail: string): void => {
      answer.refused++;
      answer.refusals.push({ outcomeId, code, detail });
    };
    const fresh: Outcome[] = [];
    for (const outcome of outcomes) {
      const { outcomeId, decisionId, costMinor } = outcome;
      const decision = known.get(decisionId);
      if (seen.has(outcomeId)) answer.repeated++;
      else if (decision === undefined)
        refuse(
          outcomeId,
          "DecisionUnknown",
          "There is no such decision. Send the decisionId that came with the offer.",
        );
      else if (decision.cost + costMinor > decision.reserved)
        refuse(
          outcomeId,
          "CostTooHigh",
          `The offer can cost ${decision.reserved} in all, and ${decision.cost} of it is taken. Correct costMinor.`,
        );
      else {
        seen.add(outcomeId);
        decision.cost += costMinor;
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
