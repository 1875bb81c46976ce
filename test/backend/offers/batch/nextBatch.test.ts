import { expect } from "chai";
import { sql } from "drizzle-orm";
import { loggedProfits } from "../../../../backend/decisions/loggedProfits.ts";
import { trialOf } from "../../../../backend/decisions/trialOf.ts";
import { planOffers } from "../../../../backend/offers/batch/planOffers.ts";
import type { PlanRequest } from "../../../../backend/offers/batch/PlanRequest.ts";
import { storeBatch } from "../../../../backend/offers/batch/storeBatch.ts";
import { openEmbedded } from "../../../../backend/store/openEmbedded.ts";
import { simulatedShop } from "./simulatedShop.ts";

const CAMPAIGN = "0x00000000000000000000000000000000000000cB";

describe("the batch after one that was measured", function () {
  this.timeout(60_000);

  it("acts on what the store has of its decisions and their outcomes", async () => {
    const customers = 400;
    const request: PlanRequest = {
      purchases: simulatedShop(customers, 4),
      pool: Int32Array.from({ length: customers }, (_, i) => i + 1),
      rules: [
        {
          rule: { kind: "PercentOff", lane: 0, value: 1_000, cap: 500, audience: 1, perAccount: 1 },
          index: 0,
          left: null,
        },
      ],
      budgetMinor: 10_000_000,
      days: 14,
      seed: 1,
      holdoutShare: 0.5,
      fairness: { least: 0.05, most: 1 },
      outcomes: [],
      trial: null,
    };
    const first = await planOffers(request);
    const store = await openEmbedded();
    try {
      const { session } = store;
      await session.execute(
        sql`insert into customers (id, pseudonym, country) select n, 'c_' || n, 'France' from generate_series(1, ${customers}::int) n`,
      );
      const batch = {
        campaign: CAMPAIGN.toLowerCase(),
        root: "0x01",
        from: 1_000,
        until: 2_000,
        uri: "",
        signature: "0x",
      };
      const money = { budgetMinor: request.budgetMinor, reservedMinor: 0 };
      await storeBatch(store, { ...batch, ...money, createdAt: 0, snapshot: first.snapshot }, [], first);
      // Everybody asked. The offer cost what it gave to those who would have bought anyway, and won the others.
      await session.execute(
        sql`insert into decisions (id, batch_id, customer_id, decided_at, arms, chosen, propensity, held_out, versions, reserved_minor)
            select 'd' || customer_id, batch_id, customer_id, 1500, '[]'::jsonb, 0, 0.5, held_out, '{}'::jsonb, 500 from trial_customers`,
      );
      await session.execute(
        sql`insert into outcomes (outcome_id, decision_id, kind, at, profit_minor, cost_minor)
            select 'o' || customer_id, 'd' || customer_id, 'order', 1600, case when held_out then 1000
              when chance_alone > (select percentile_cont(0.5) within group (order by chance_alone) from trial_customers) then 400
              else 1600 end, 0 from trial_customers`,
      );
      const trial = trialOf(await loggedProfits(session, CAMPAIGN, 2_000));
      const of = (arm: string) => first.customers.filter((each) => each.arm === arm && each.rule >= 0).length;
      const treated = trial!.treated;
      expect(Array.from(treated).filter((arm) => arm === 0)).to.have.length(of("held"));
      expect(treated).to.have.length(of("held") + of("offered"));
      // Of both arms the store kept what the response model had expected.
      const { columns, values } = trial!.features;
      const expected = first.customers.flatMap((each) => (each.rule >= 0 ? [each.responseProfitMinor] : []));
      const kept = Array.from(treated, (_, i) => values[i * columns]!);
      expect(kept.toSorted((a, b) => a - b)).to.deep.equal(expected.toSorted((a, b) => a - b));

      const next = await planOffers({ ...request, trial });
      const { targeting } = next.snapshot.models;
      expect(targeting!.rule).to.match(/-learner$/);
      expect(targeting!.gain.low).to.be.greaterThan(0);
      const mean = (plan: typeof next): number => {
        const offered = plan.customers.filter(({ arm }) => arm === "offered");
        return offered.reduce((sum, { chanceAlone }) => sum + chanceAlone, 0) / offered.length;
      };
      expect(mean(next)).to.be.lessThan(0.8 * mean(first));
      expect(trialOf(await loggedProfits(session, CAMPAIGN, 1_999))).to.equal(null);
    } finally {
      await store.close();
    }
  });
});
