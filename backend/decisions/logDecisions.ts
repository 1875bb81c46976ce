import type { Store } from "../store/Store.ts";
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
  store: Store,
  made: readonly { eligible: Eligible; logged: Logged }[],
  decidedAt: number,
): Promise<Map<string, { audience: number; proof: OfferProof } | null>> {
  const rows = made.map(({ eligible: { batchId: batch, customer }, logged }, place) => {
    const { id, arms, chosen, propensity, heldOut: held_out, versions, reason, reservedMinor: reserved } = logged;
    return { id, place, batch, customer, arms, chosen, propensity, held_out, versions, reason, reserved };
  });
  const written = await store.call<{ id: string; audience: number | null } & OfferProof>("log_decisions", [
    JSON.stringify(rows),
    decidedAt,
  ]);
  return new Map(
    written.map(({ id, audience, salt, proof }) => [
      id,
      audience === null ? null : { audience, proof: { salt, proof } },
    ]),
  );
}
