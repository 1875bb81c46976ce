import { expect } from "chai";
import { sql } from "drizzle-orm";
import { salesForecast } from "../../../backend/insights/salesForecast.ts";
import { Random } from "../../../backend/offers/engine/numeric/Random.ts";
import { openStore } from "../../../backend/store/openStore.ts";
import type { Store } from "../../../backend/store/Store.ts";

const WEEK = 604_800;

describe("sales forecast", () => {
  let store: Store;

  before(async () => {
    store = await openStore({});
    await store.session.execute(
      sql`insert into imports (content_hash, file_name, generated, shifted_days, imported_at, report) values ('0', 'orders.csv', false, 0, 0, '{}')`,
    );
  });

  beforeEach(() => store.session.execute(sql`truncate orders, order_lines cascade`));

  after(() => store.close());

  /** One order a week that sold so much. */
  async function sold(weeks: readonly number[]): Promise<void> {
    for (const [week, minor] of weeks.entries()) {
      const id = week + 1;
      await store.session.execute(
        sql`insert into orders (id, invoice_no, placed_at, cancellation, import_id) select ${id}::int, ${String(id)}, ${week * WEEK}::bigint, false, max(id) from imports`,
      );
      await store.session.execute(
        sql`insert into order_lines (id, order_id, sku, quantity, price_minor) values (${id}::int, ${id}::int, 1, 1, ${minor}::bigint)`,
      );
    }
  }

  it("is the mean of the last eight weeks where no method is surely nearer, with bounds from its errors", async () => {
    const random = new Random(3);
    const past = Array.from({ length: 41 }, () => 100_000 + Math.round(10_000 * random.normal()));
    await sold(past);
    const { method, past: weeks, ahead } = await salesForecast(store.session, 4);
    expect(method).to.equal("recent mean");
    const mean = weeks.slice(-8).reduce((sum, { netMinor }) => sum + netMinor / 8, 0);
    expect(ahead.map(({ meanMinor }) => meanMinor)).to.deep.equal(Array.from({ length: 4 }, () => Math.round(mean)));
    expect(ahead[0]!.lowMinor).to.be.within(mean - 50_000, mean - 10_000);
    expect(ahead[0]!.highMinor).to.be.within(mean + 10_000, mean + 50_000);
    expect(ahead.map(({ startsAt }) => startsAt - weeks.at(-1)!.startsAt)).to.deep.equal(
      [1, 2, 3, 4].map((n) => n * WEEK),
    );
  });

  it("follows a trend that was surely nearer", async () => {
    await sold(Array.from({ length: 41 }, (_, week) => 100_000 + 10_000 * week));
    const { method, past, ahead } = await salesForecast(store.session, 2);
    expect(method).to.equal("damped trend");
    expect(ahead[0]!.meanMinor).to.be.greaterThan(past.at(-1)!.netMinor);
  });

  it("follows last year's weeks where they repeat", async () => {
    const season = (week: number): number => ((week % 52) % 3 === 0 ? 300_000 : 100_000);
    await sold(Array.from({ length: 111 }, (_, week) => season(week)));
    const { method, past, ahead } = await salesForecast(store.session, 8);
    expect(method).to.equal("same week last year");
    const lastYear = past.slice(-52).map(({ netMinor }) => netMinor);
    expect(ahead.map(({ meanMinor }) => meanMinor)).to.deep.equal(lastYear.slice(0, 8));
  });

  it("judges nothing on few weeks, and says nothing on fewer than eight", async () => {
    await sold(Array.from({ length: 12 }, (_, week) => 100_000 + 10_000 * week));
    expect((await salesForecast(store.session, 1)).method).to.equal("recent mean");
    await store.session.execute(sql`truncate orders, order_lines cascade`);
    await sold(Array.from({ length: 7 }, () => 100_000));
    const { method, ahead } = await salesForecast(store.session, 1);
    expect([method, ahead.length]).to.deep.equal([null, 0]);
  });
});
