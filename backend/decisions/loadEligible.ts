import { arrayText } from "../store/arrayText.ts";
import type { Store } from "../store/Store.ts";
import type { Decision } from "./Decision.ts";
import type { DecisionVersions } from "./DecisionVersions.ts";
import type { Eligible, ReadyOffer } from "./Eligible.ts";
import type { OfferProof } from "./OfferProof.ts";

/** A decision that was logged. */
export type Logged = Decision & { id: string; decidedAt: number; versions: DecisionVersions };

/** What one open batch has for a customer, and what was decided, if it was. */
export type Asked = { eligible: Eligible; logged?: Logged; proofs: Map<number, OfferProof> };

type Row = {
  customer_id: string;
  customer: number;
  batch_id: number | null;
  held_out: boolean | null;
  expected_profit_minor: number | null;
  logged: Logged | null;
  offers: (ReadyOffer & (OfferProof | { salt: null; proof: null }))[] | null;
};

function askedOf(row: Row, batchId: number): Asked {
  const proofs = new Map<number, OfferProof>();
  const offers = (row.offers ?? []).map(({ salt, proof, ...offer }) => {
    if (salt !== null) proofs.set(offer.audience, { salt, proof });
    return offer;
  });
  const { customer, held_out: heldOut, expected_profit_minor: expectedProfitMinor, logged } = row;
  return {
    eligible: { customer, batchId, heldOut: heldOut ?? false, expectedProfitMinor: expectedProfitMinor ?? 0, offers },
    proofs,
    ...(logged ? { logged } : {}),
  };
}

/**
 * Reads what concerns some customers in one statement: by customer, one entry for each batch. A customer that is not known is not in the answer.
 * @param customerIds of printable ASCII
 */
export async function loadEligible(
  store: Store,
  customerIds: readonly string[],
  batchIds: readonly number[],
): Promise<Map<string, Asked[]>> {
  const rows = await store.call<Row>("eligible_for", [arrayText(customerIds), arrayText(batchIds)]);
  const found = new Map<string, Asked[]>();
  for (const row of rows) {
    const asked = found.get(row.customer_id) ?? [];
    found.set(row.customer_id, asked);
    const { batch_id: batchId, held_out: heldOut, offers } = row;
    if (batchId !== null && (heldOut !== null || offers !== null)) asked.push(askedOf(row, batchId));
  }
  return found;
}
