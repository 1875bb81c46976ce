import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Eligible } from "./Eligible.ts";
import type { Logged } from "./loadEligible.ts";
import type { OfferProof } from "./OfferProof.ts";

/**
 * Logs decisions and takes from the budgets what they may cost, in one statement: what was handed out is counted, whatever crashes
 * afterwards, and however many backends decide at once. A decision that its budget cannot pay any more, or that another backend was faster
 * with, is not logged.
 * @returns what was logged, by the decision's id, with the proof of the offer that it hands out
 */
export async function logDecisions(
  session: Session,
  made: readonly { eligible: Eligible; logged: Logged }[],
  decidedAt: number,
): Promise<Map<string, { audience: number; proof: OfferProof } | null>> {
  const column = (of: (logged: Logged, eligible: Eligible) => unknown, type: string) =>
    sql`${sql.param(made.map(({ logged, eligible }) => of(logged, eligible)))}::${sql.raw(type)}[]`;
  const rows = await rowsOf<{ id: string; audience: number | null } & OfferProof>(
    session,
    sql`select id, audience, salt, proof from log_decisions(
          ${column(({ id }) => id, "text")}, ${column((_, { batchId }) => batchId, "int")}, ${column((_, { customer }) => customer, "int")},
          ${decidedAt}, ${column(({ arms }) => JSON.stringify(arms), "jsonb")}, ${column(({ chosen }) => chosen, "int")},
          ${column(({ propensity }) => propensity, "float8")}, ${column(({ heldOut }) => heldOut, "boolean")},
          ${column(({ versions }) => JSON.stringify(versions), "jsonb")}, ${column(({ reason }) => JSON.stringify(reason), "jsonb")},
          ${column(({ reservedMinor }) => reservedMinor, "bigint")})`,
  );
  return new Map(
    rows.map(({ id, audience, salt, proof }) => [id, audience === null ? null : { audience, proof: { salt, proof } }]),
  );
}
