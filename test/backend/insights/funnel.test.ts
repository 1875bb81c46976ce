import { expect } from "chai";
import { sql } from "drizzle-orm";
import { funnel } from "../../../backend/insights/funnel.ts";
import { openEmbedded } from "../../../backend/store/openEmbedded.ts";
import type { Store } from "../../../backend/store/Store.ts";
import { expectNear } from "../../support/expectNear.ts";

const DAY = 86_400;
const NOW = 1_000 * DAY;

describe("the funnel", () => {
  let store: Store;
  before(async () => {
    store = await openEmbedded();
    await store.session.execute(
      sql`insert into customers (id, pseudonym, country) select n, 'c' || n, 'France' from generate_series(1, 12) n`,
    );
    await store.session.execute(
      sql`insert into imports (content_hash, file_name, generated, shifted_days, imported_at, report) values ('x', 'x', true, 0, 0, '{}')`,
    );
  });
  after(() => store.close());

  async function did(
    kind: "view" | "cart" | "redemption",
    customers: readonly number[],
    at = NOW - DAY,
  ): Promise<void> {
    for (const id of customers) {
      await store.session.execute(
        sql`insert into events (event_id, kind, customer_id, at, received_at) values (${`${kind}-${id}-${at}`}, ${kind}, ${id}, ${at}, ${at})`,
      );
    }
  }

  async function ordered(customers: readonly number[], at = NOW): Promise<void> {
    for (const id of customers) {
      await store.session.execute(
        sql`insert into orders (id, invoice_no, customer_id, placed_at, cancellation, import_id)
            select coalesce(max(id), 0) + 1, 'i' || (coalesce(max(id), 0) + 1), ${id}, ${at}, false, (select min(id) from imports) from orders`,
      );
    }
  }

  it("has nobody in an empty shop, and no share of nobody", async () => {
    const empty = await funnel(store.session, 30);
    expect(empty).to.include({ viewed: 0, carted: 0, ordered: 0, redeemed: 0 });
    expect(empty.passages.map(({ share }) => share)).to.deep.equal([null, null, null]);
  });

  it("counts customers once a step, and says with an interval which share of them went on", async () => {
    await did("view", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await did("view", [1], NOW - 2 * DAY);
    await did("view", [11], NOW - 60 * DAY);
    // Customer 12 put something into the basket without having looked.
    await did("cart", [1, 2, 3, 4, 12]);
    await ordered([1, 2, 2, 11]);
    await did("redemption", [1]);
    const { viewed, carted, ordered: bought, redeemed, passages } = await funnel(store.session, 30);
    expect([viewed, carted, bought, redeemed]).to.deep.equal([10, 5, 3, 1]);
    expect(passages.map(({ from, to, share }) => [from, to, share?.value])).to.deep.equal([
      ["viewed", "carted", 0.4],
      ["carted", "ordered", 0.4],
      ["ordered", "redeemed", 1 / 3],
    ]);
    // Wilson's interval of 4 in 10.
    expectNear(passages[0]!.share!.low, 0.16818, 1e-5);
    expectNear(passages[0]!.share!.high, 0.68733, 1e-5);
  });
});
