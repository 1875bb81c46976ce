import { insertColumns } from "../../store/insertColumns.ts";
import { offerBatches, offers } from "../../store/schema/promises.ts";
import type { Store } from "../../store/Store.ts";
import type { OfferPlan } from "./OfferPlan.ts";

/** Stores a batch with its leaves and its trial at once or not at all. The same batch again changes nothing. */
export async function storeBatch(
  store: Store,
  batch: typeof offerBatches.$inferInsert,
  leaves: readonly Omit<typeof offers.$inferInsert, "batchId">[],
  { customers }: OfferPlan,
): Promise<void> {
  await store.transaction(async (session) => {
    const [stored] = await session
      .insert(offerBatches)
      .values(batch)
      .onConflictDoNothing({ target: [offerBatches.campaign, offerBatches.root] })
      .returning({ id: offerBatches.id });
    if (stored === undefined) return;
    for (let start = 0; start < leaves.length; start += 1_000) {
      const rows = leaves.slice(start, start + 1_000).map((leaf) => ({ ...leaf, batchId: stored.id }));
      await session.insert(offers).values(rows);
    }
    const trial = customers.filter(({ rule }) => rule >= 0);
    await insertColumns(session, "trial_customers", [
      { name: "batch_id", type: "int", values: trial.map(() => stored.id) },
      { name: "customer_id", type: "int", values: trial.map((each) => each.customerId) },
      { name: "held_out", type: "boolean", values: trial.map((each) => each.arm === "held") },
      { name: "segment", type: "int", values: trial.map((each) => each.segment) },
      { name: "rule", type: "int", values: trial.map((each) => each.rule) },
      { name: "value", type: "bigint", values: trial.map((each) => each.value) },
      { name: "chance_alone", type: "float8", values: trial.map((each) => each.chanceAlone) },
      { name: "chance", type: "float8", values: trial.map((each) => each.chance) },
      { name: "expected_cost_minor", type: "float8", values: trial.map((each) => each.expectedCostMinor) },
      { name: "expected_profit_minor", type: "float8", values: trial.map((each) => each.responseProfitMinor) },
    ]);
  });
}
