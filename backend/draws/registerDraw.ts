import { eq } from "drizzle-orm";
import type { Address } from "viem";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { draws } from "../store/schema/draws.ts";

export type DrawRegistration = {
  draw: Address;
  /** The promotion whose `Tickets` rules earn. */
  promotion: Address;
  title: { en: string; zh: string };
  /** Orders placed earlier earn nothing in this draw; Unix seconds. */
  ordersFrom: number;
};

/**
 * Begins to keep the tickets of a draw that the program has launched; from now on its steps are taken by themselves.
 * @throws Problem DrawUnknown, CampaignUnknown, DrawKeysMissing, DrawDiffers when it is kept already on other conditions
 */
export async function registerDraw(deps: Deps, registration: DrawRegistration): Promise<void> {
  const { store, campaigns, issuers } = deps;
  const { draw, promotion, title, ordersFrom } = registration;
  if (issuers.tickets === undefined || deps.committer === undefined) {
    throw new Problem(
      409,
      "DrawKeysMissing",
      "This backend has no keys for draws. Set TICKETS_KEY and ANCHORS_KEY, name both keys as issuers of the program, and start it again.",
    );
  }
  const { terms } = await deps.draws.reader.fixed(draw);
  if (terms.mode === "on-chain") {
    throw new Problem(422, "DrawOnChain", "Tickets of this draw are bought on chain; there is no list to keep.");
  }
  await campaigns.get(promotion);
  const row = {
    address: draw.toLowerCase(),
    promotion: promotion.toLowerCase(),
    title,
    ordersFrom,
    collectedUntil: 0,
  };
  await store.session.insert(draws).values(row).onConflictDoNothing();
  const [kept] = await store.session.select().from(draws).where(eq(draws.address, row.address));
  if (kept?.promotion !== row.promotion || kept.ordersFrom !== ordersFrom) {
    throw new Problem(
      409,
      "DrawDiffers",
      "The tickets of this draw are kept already, for other orders; that cannot change.",
    );
  }
}
