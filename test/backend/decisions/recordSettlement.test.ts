import { expect } from "chai";
import { sql } from "drizzle-orm";
import { Decisions } from "../../../backend/decisions/Decisions.ts";
import { recordSettlement } from "../../../backend/decisions/recordSettlement.ts";
import { openEmbedded } from "../../../backend/store/openEmbedded.ts";
import { rowsOf } from "../../../backend/store/rowsOf.ts";
import { blocks, settled } from "../../../backend/store/schema/chain.ts";
import type { Store } from "../../../backend/store/Store.ts";
import { SEEDED_CAMPAIGN, seedBatch, seededCustomer } from "../../../scripts/bench/decisions/seedBatch.ts";

type Uses = (typeof settled.$inferInsert)["uses"];

describe("what a settled order says of the offer", () => {
  const now = Math.floor(Date.now() / 1000);
  let store: Store;
  let offer: { rule: number; audience: number; value: number };
  before(async function () {
    this.timeout(60_000);
    store = await openEmbedded();
    await seedBatch(store, { customers: 1, offersEach: 1, worstCaseMinor: 700, budgetMinor: 1_000 });
    const [handed] = (await new Decisions(store, () => Promise.resolve(now)).handTo(seededCustomer(1)))!;
    expect(handed!.decision.reservedMinor).to.equal(700);
    offer = handed!.offer!;
    await store.session.insert(blocks).values({ hash: "0x05", number: 5, parentHash: "0x04", timestamp: now + 60 });
  });
  after(() => store.close());

  let order = 0;
  /** An order of 100.00 with `discount` in all; profit before what the offer cost, that cost, and what is left of both. */
  async function outcomeOf(discount: number, uses: Uses, value = offer.value) {
    const quoteHash = `0x${++order}`;
    await store.session.insert(settled).values({
      ...{ blockHash: "0x05", logIndex: order, transactionHash: "0x06", campaign: SEEDED_CAMPAIGN, orderId: quoteHash },
      ...{ account: `0x${"0".repeat(39)}1`, quoteHash, subtotal: 10_000, discount, total: 10_000 - discount },
      ...{ points: 0, tickets: 0, lines: [], uses },
      context: { time: now, tier: 0, audiences: { [offer.audience]: value }, available: {} },
    });
    await store.transaction((session) => recordSettlement(session, quoteHash));
    const [row] = await rowsOf<{ profit: number; cost: number }>(
      store.session,
      sql`select profit_minor::int as profit, cost_minor::int as cost from outcomes where outcome_id like ${`settled:${quoteHash}:%`}`,
    );
    return { ...row!, net: row!.profit - row!.cost };
  }

  const gave = (rule: number, discountMinor: number, points = 0): Uses[number] => ({
    rule,
    uses: 1,
    discountMinor,
    points,
  });

  it("is that it cost what its own rule took off, and no other discount of the order", async () => {
    const outcome = await outcomeOf(475, [gave(0, 350), gave(offer.rule, 125)]);
    expect(outcome).to.deep.equal({ profit: 4_650, cost: 125, net: 4_525 });
  });

  it("is that it cost nothing where its rule gave nothing, or another offer of the same audience was shown", async () => {
    expect(await outcomeOf(350, [gave(0, 350)])).to.deep.equal({ profit: 4_650, cost: 0, net: 4_650 });
    const other = await outcomeOf(400, [gave(offer.rule, 400)], offer.value + 1);
    expect(other).to.deep.equal({ profit: 4_600, cost: 0, net: 4_600 });
  });

  it("counts points at what they cost the shop, and not as a discount", async () => {
    const outcome = await outcomeOf(350, [gave(0, 350), gave(offer.rule, 0, 75)]);
    expect(outcome).to.deep.equal({ profit: 4_650, cost: 75, net: 4_575 });
  });

  it("takes no more than is left of what was reserved: the rest lowers the profit", async () => {
    const outcome = await outcomeOf(900, [gave(offer.rule, 900)]);
    expect(outcome).to.deep.equal({ profit: 4_600, cost: 500, net: 4_100 });
  });
});
