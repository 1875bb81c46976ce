import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Decision } from "./Decision.ts";
import type { DecisionVersions } from "./DecisionVersions.ts";
import type { Eligible } from "./Eligible.ts";
import type { OfferProof } from "./OfferProof.ts";

/** A decision that was logged. */
export type Logged = Decision & { id: string; decidedAt: number; versions: DecisionVersions };

/** What one open batch has for a customer, and what was decided, if it was. */
export type Asked = { eligible: Eligible; logged?: Logged; proofs: Map<number, OfferProof> };

type Row = {
  customerId: string;
  customer: number;
  batchId: number | null;
  heldOut: boolean | null;
  expectedProfitMinor: number | null;
  logged: Logged | null;
  rule: number | null;
  audience: number;
  value: number;
  from: number;
  until: number;
  worstCaseMinor: number;
  reason: { en: string; zh: string };
} & ({ salt: OfferProof["salt"]; proof: OfferProof["proof"] } | { salt: null; proof: null });

function addOffer({ eligible, proofs }: Asked, row: Row): void {
  const { rule, audience, value, from, until, worstCaseMinor, reason, salt, proof } = row;
  if (rule === null) return;
  eligible.offers.push({ rule, audience, value, from, until, worstCaseMinor, reason });
  if (salt !== null) proofs.set(audience, { salt, proof });
}

/** Reads what concerns some customers in one statement: by customer, one entry for each batch. A customer that is not known is not in the answer. */
export async function loadEligible(
  session: Session,
  customerIds: readonly string[],
  batchIds: readonly number[],
): Promise<Map<string, Asked[]>> {
  const rows = await rowsOf<Row>(
    session,
    sql`select customer_id as "customerId", customer, batch_id as "batchId", held_out as "heldOut", expected_profit_minor as "expectedProfitMinor",
               logged, rule, audience, value, starts_at as "from", ends_at as until, worst_case_minor as "worstCaseMinor", reason, salt, proof
        from eligible_for(${sql.param([...customerIds])}, ${sql.param([...batchIds])})`,
  );
  const found = new Map<string, Asked[]>();
  for (const row of rows) {
    const { customerId, customer, batchId, heldOut, logged } = row;
    const asked = found.get(customerId) ?? [];
    found.set(customerId, asked);
    if (batchId === null || (heldOut === null && row.rule === null)) continue;
    let one = asked.find(({ eligible }) => eligible.batchId === batchId);
    if (one === undefined) {
      const expectedProfitMinor = row.expectedProfitMinor ?? 0;
      const eligible = { customer, batchId, heldOut: heldOut ?? false, expectedProfitMinor, offers: [] };
      one = { eligible, proofs: new Map(), ...(logged ? { logged } : {}) };
      asked.push(one);
    }
    addOffer(one, row);
  }
  return found;
}
