import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Decision } from "./Decision.ts";
import type { DecisionVersions } from "./DecisionVersions.ts";
import type { Eligible, ReadyOffer } from "./Eligible.ts";
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
  offers: (ReadyOffer & (OfferProof | { salt: null; proof: null }))[] | null;
};

function askedOf(row: Row & { batchId: number }): Asked {
  const { customer, batchId, heldOut, expectedProfitMinor, logged } = row;
  const proofs = new Map<number, OfferProof>();
  const offers = (row.offers ?? []).map(({ salt, proof, ...offer }) => {
    if (salt !== null) proofs.set(offer.audience, { salt, proof });
    return offer;
  });
  return {
    eligible: { customer, batchId, heldOut: heldOut ?? false, expectedProfitMinor: expectedProfitMinor ?? 0, offers },
    proofs,
    ...(logged ? { logged } : {}),
  };
}

/** Reads what concerns some customers in one statement: by customer, one entry for each batch. A customer that is not known is not in the answer. */
export async function loadEligible(
  session: Session,
  customerIds: readonly string[],
  batchIds: readonly number[],
): Promise<Map<string, Asked[]>> {
  const rows = await rowsOf<Row>(
    session,
    sql`select customer_id as "customerId", customer, batch_id as "batchId", held_out as "heldOut",
               expected_profit_minor as "expectedProfitMinor", offers, logged
        from eligible_for(${sql.param([...customerIds])}, ${sql.param([...batchIds])})`,
  );
  const found = new Map<string, Asked[]>();
  for (const row of rows) {
    const asked = found.get(row.customerId) ?? [];
    found.set(row.customerId, asked);
    const { batchId, heldOut, offers } = row;
    if (batchId !== null && (heldOut !== null || offers !== null)) asked.push(askedOf({ ...row, batchId }));
  }
  return found;
}
