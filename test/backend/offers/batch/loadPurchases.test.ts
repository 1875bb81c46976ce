import { expect } from "chai";
import { sql } from "drizzle-orm";
import { loadPurchases } from "../../../../backend/offers/batch/loadPurchases.ts";
import { weeklyUnits } from "../../../../backend/plans/weeklyUnits.ts";
import { openEmbedded } from "../../../../backend/store/openEmbedded.ts";
import type { Store } from "../../../../backend/store/Store.ts";

describe("reading every line of the orders", function () {
  this.timeout(60_000);
  const lines = 10_001;
  let store: Store;
  before(async () => {
    store = await openEmbedded();
    const { session } = store;
    await session.execute(sql`insert into customers (id, pseudonym, country) values (1, 'c_1', 'France')`);
    await session.execute(
      sql`insert into imports (content_hash, file_name, generated, shifted_days, imported_at, report)
          values ('', '', false, 0, 0, '{}'::jsonb)`,
    );
    await session.execute(
      sql`insert into orders (id, invoice_no, customer_id, placed_at, cancellation, import_id)
          select n, 'I' || n, 1, 1000000 + n * 86400, false, (select id from imports) from generate_series(0, 69) n`,
    );
    await session.execute(
      sql`insert into order_lines (id, order_id, sku, quantity, matched, price_minor)
          select n, n % 70, n % 10, 2, 1, 100 from generate_series(1, ${lines}::int) n`,
    );
  });
  after(() => store.close());

  /** How many turns everybody else had in the meantime. */
  async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
    let [turns, done] = [0, false];
    const turn = (): void => {
      turns++;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await work();
    done = true;
    return turns;
  }

  it("lets everybody else have a turn again and again", async () => {
    expect(await turnsDuring(() => loadPurchases(store.session))).to.be.at.least(4);
    expect(await turnsDuring(() => weeklyUnits(store.session))).to.be.at.least(4);
  });

  it("counts each line once, by week as for one product", async () => {
    const { quantity, sku } = await loadPurchases(store.session);
    expect([quantity.length, quantity.every((units) => units === 1), sku[0]]).to.deep.equal([lines, true, 1]);
    const all = await weeklyUnits(store.session);
    expect([...all.keys()].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const total = [...all.values()].reduce((sum, series) => sum + series.reduce((part, units) => part + units, 0), 0);
    expect(total).to.equal(lines);
    const one = await weeklyUnits(store.session, [3, 77]);
    expect(one.get(3)).to.deep.equal(all.get(3));
    expect(one.get(3)).to.have.length(10);
    expect(one.get(77)).to.deep.equal(new Float64Array(10));
  });
});
