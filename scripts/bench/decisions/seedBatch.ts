import { sql } from "drizzle-orm";
import type { Store } from "../../../backend/store/Store.ts";

/** How many customers, and how they are treated; money in minor units. */
export type SeedOptions = {
  customers: number;
  /** Committed offers of each customer, at most 30. */
  offersEach: number;
  worstCaseMinor: number;
  budgetMinor: number;
  /** Every so manieth customer is held out; 0: nobody. */
  heldOutEvery?: number;
};

export const SEEDED_CAMPAIGN = "0x00000000000000000000000000000000000000ca";

/** The pseudonym of the n-th seeded customer, counted from 1. */
export const seededCustomer = (n: number): string => `c_${n.toString(16).padStart(24, "0")}`;

/** Puts customers with a committed, running batch of offers into an empty database. */
export async function seedBatch(store: Store, options: SeedOptions): Promise<void> {
  const { customers, offersEach, worstCaseMinor, budgetMinor, heldOutEvery = 0 } = options;
  const now = Math.floor(Date.now() / 1000);
  const [from, until] = [now - 3_600, now + 14 * 86_400];
  const root = `0x${"ab".repeat(32)}`;
  const proof = JSON.stringify(Array.from({ length: 17 }, (_, level) => `0x${level.toString(16).padStart(64, "0")}`));
  const held = heldOutEvery === 0 ? sql`false` : sql`n % ${heldOutEvery} = 0`;
  const snapshot = JSON.stringify({ allocation: { budgetPrice: 0.2 }, holdout: { share: 0.1 } });
  const reason = JSON.stringify({
    en: "You ordered 4 times with us: 5.00 off for you.",
    zh: "您已下单 4 次：立减 5.00。",
  });
  await store.transaction(async (session) => {
    await session.execute(
      sql`insert into customers (id, pseudonym, country) select n, 'c_' || lpad(to_hex(n), 24, '0'), 'France' from generate_series(1, ${customers}::int) n`,
    );
    await session.execute(
      sql`insert into accounts (account, customer_id) select '0x' || lpad(to_hex(n), 40, '0'), n from generate_series(1, ${customers}::int) n`,
    );
    await session.execute(
      sql`insert into blocks (hash, number, parent_hash, timestamp) values ('0x01', 1, '0x00', ${now - 3_700})`,
    );
    await session.execute(
      sql`insert into committed_batches (block_hash, log_index, transaction_hash, campaign, batch, root, until, uri)
          values ('0x01', 0, '0x02', ${SEEDED_CAMPAIGN}, 0, ${root}, ${until}, 'urn:seed')`,
    );
    await session.execute(
      sql`insert into offer_batches (campaign, root, "from", until, uri, budget_minor, reserved_minor, signature, created_at, snapshot)
          values (${SEEDED_CAMPAIGN}, ${root}, ${from}, ${until}, 'urn:seed', ${budgetMinor}, ${budgetMinor}, '0x', ${now}, ${snapshot}::jsonb)`,
    );
    await session.execute(
      sql`insert into offers (batch_id, audience, account, rule, value, "from", until, salt, proof, worst_case_minor, reason)
          select b.id, a, '0x' || lpad(to_hex(n), 40, '0'), a, 500 + a, ${from}, ${until}, '0x' || repeat(md5(n || ' ' || a), 2), ${proof}::jsonb,
                 ${worstCaseMinor}, ${reason}::jsonb
          from offer_batches b, generate_series(1, ${customers}::int) n, generate_series(1, ${offersEach}::int) a where not ${held}`,
    );
    await session.execute(
      sql`insert into trial_customers (batch_id, customer_id, held_out, segment, rule, value, chance_alone, chance, expected_cost_minor, expected_profit_minor)
          select b.id, n, ${held}, 0, 1, 500, 0.1, 0.2, 100, 250 from offer_batches b, generate_series(1, ${customers}::int) n`,
    );
    await session.execute(sql`analyze`);
  });
}
