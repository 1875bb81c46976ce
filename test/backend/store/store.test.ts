import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { sql } from "drizzle-orm";
import { Problem } from "../../../backend/http/Problem.ts";
import { withIdempotency } from "../../../backend/http/withIdempotency.ts";
import { generatedShop } from "../../../backend/orders/generatedShop.ts";
import { importOrders } from "../../../backend/orders/importOrders.ts";
import { countSettlement } from "../../../backend/quotes/countSettlement.ts";
import { releaseLapsed } from "../../../backend/quotes/releaseLapsed.ts";
import { reserveUses } from "../../../backend/quotes/reserveUses.ts";
import type { Take } from "../../../backend/quotes/Take.ts";
import { openStore } from "../../../backend/store/openStore.ts";
import { rowsOf } from "../../../backend/store/rowsOf.ts";
import type { Store } from "../../../backend/store/Store.ts";
import { StoreError } from "../../../backend/store/StoreError.ts";
import { type PostgresServer, startPostgres } from "../../support/startPostgres.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const CAMPAIGN = "0x00000000000000000000000000000000000000ca";

function behavesLikeStore(open: () => Promise<Store>): void {
  const folder = temporaryFolder();
  let store: Store;
  before(async function () {
    this.timeout(60_000);
    store = await open();
  });
  beforeEach(() => store.session.execute(sql`truncate rule_counters, reservations, idempotency_keys`));
  after(() => store.close());

  const taken = async (): Promise<{ rule: number; account: string; taken: number }[]> =>
    rowsOf(store.session, sql`select rule, account, taken::int as taken from rule_counters order by rule, account`);
  const reserve = (quoteHash: string, takes: Take[], expiresAt = 1_000): Promise<boolean> =>
    store.transaction((session) => reserveUses(session, { quoteHash, campaign: CAMPAIGN, expiresAt }, takes));

  it("commits a transaction whole or not at all", async () => {
    const insert = sql`insert into rule_counters (campaign, rule, account, capacity) values ('x', 1, '', 5)`;
    const broken = store.transaction(async (session) => {
      await session.execute(insert);
      throw new Error("no");
    });
    expect(await broken.catch((error: unknown) => String(error))).to.equal("Error: no");
    expect(await taken()).to.deep.equal([]);
    await store.transaction(async (session) => void (await session.execute(insert)));
    expect(await taken()).to.have.length(1);
  });

  it("never reserves more uses than a limit has, however many want them at once", async () => {
    const wishes = Array.from({ length: 60 }, (_, index) => {
      const account = `0x${index % 6}`;
      const takes = [
        { rule: 0, account: "", uses: 1 + (index % 3), capacity: 50 },
        { rule: 0, account, uses: 1 + (index % 3), capacity: 12 },
        { rule: 255, account: "", uses: 100, capacity: 4_000 },
      ];
      // Some name their counters the other way round: they must not wait for each other for ever.
      return reserve(`q${index}`, index % 2 === 0 ? takes : takes.toReversed());
    });
    const granted = (await Promise.all(wishes)).filter(Boolean).length;
    const counters = await taken();
    expect(counters.find((row) => row.rule === 0 && row.account === "")!.taken).to.be.within(46, 50);
    for (const row of counters.filter(({ account }) => account !== "")) expect(row.taken).to.be.at.most(12);
    expect(counters.find((row) => row.rule === 255)!.taken).to.equal(granted * 100);
    const [sum] = await rowsOf<{ uses: number }>(
      store.session,
      sql`select sum(uses)::int as uses from reservations where account = '' and rule = 0`,
    );
    expect(sum!.uses).to.equal(counters.find((row) => row.rule === 0 && row.account === "")!.taken);
  });

  it("reserves all of a quote's uses or none", async () => {
    const takes = [
      { rule: 0, account: "", uses: 1, capacity: 10 },
      { rule: 1, account: "", uses: 2, capacity: 1 },
    ];
    expect(await reserve("q", takes)).to.equal(false);
    expect((await taken()).map((row) => row.taken)).to.deep.equal([0, 0]);
    expect(await rowsOf(store.session, sql`select * from reservations`)).to.deep.equal([]);
  });

  it("gives back what lapsed, once, and keeps what was settled", async () => {
    const take = { rule: 0, account: "", uses: 2, capacity: 10 };
    for (const name of ["live", "settled", "over", "late"])
      await reserve(name, [take], name === "live" ? 2_000 : 1_000);
    await store.transaction((session) =>
      countSettlement(session, { quoteHash: "settled", campaign: CAMPAIGN }, [take]),
    );
    await Promise.all(Array.from({ length: 8 }, () => releaseLapsed(store.session, 1_500)));
    expect((await taken())[0]!.taken).to.equal(4);
    // The chain settled a quote whose uses were given back: it counts, whatever the limit.
    await store.transaction((session) =>
      countSettlement(session, { quoteHash: "late", campaign: CAMPAIGN }, [{ ...take, uses: 9 }]),
    );
    expect((await taken())[0]!.taken).to.equal(13);
    expect(await reserve("more", [take])).to.equal(false);
  });

  it("runs a repeated request once", async () => {
    let runs = 0;
    const request = { caller: "me", key: "k1", content: "a" };
    const run = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { status: 201, body: { run: ++runs } };
    };
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => withIdempotency(store, request, run)));
    expect(runs).to.equal(1);
    const codes = all.filter((one) => one.status === "rejected").map((one) => (one.reason as Problem).code);
    expect(new Set(codes)).to.deep.equal(new Set(["IdempotencyInProgress"]));
    expect(await withIdempotency(store, request, run)).to.deep.equal({
      status: 201,
      text: '{"run":1}',
      replayed: true,
    });
    const other = await withIdempotency(store, { ...request, content: "b" }, run).catch((error: unknown) => error);
    expect(other).to.have.property("code", "IdempotencyKeyReused");
    expect((await withIdempotency(store, { ...request, caller: "you" }, run)).replayed).to.equal(false);
  });

  it("frees a key whose request failed", async () => {
    const request = { caller: "me", key: "k2", content: "a" };
    const failing = withIdempotency(store, request, () => Promise.reject(new Problem(409, "No", "No.")));
    expect(await failing.catch((error: unknown) => (error as Problem).code)).to.equal("No");
    const again = await withIdempotency(store, request, () => Promise.resolve({ status: 200, body: 1 }));
    expect(again.replayed).to.equal(false);
  });

  it("imports orders", async () => {
    const path = folder.path("shop.csv");
    await writeFile(path, generatedShop());
    const { report } = await importOrders(store, { path, customerKey: new Uint8Array(32) });
    expect(report).to.include({ refused: 0, products: 40 });
    expect(report.cancellations.unmatchedUnits).to.equal(0);
    const again = await importOrders(store, { path, customerKey: new Uint8Array(32) });
    expect(again.repeated).to.equal(true);
  });
}

describe("the store on PGlite", () => {
  behavesLikeStore(() => openStore({}));

  const folder = temporaryFolder();

  it("refuses a second opener of a folder, and keeps the data for the next one", async function () {
    this.timeout(60_000);
    const path = folder.path("data");
    const first = await openStore({ folder: path });
    await first.session.execute(
      sql`insert into rule_counters (campaign, rule, account, capacity) values ('x', 1, '', 5)`,
    );
    const second = await openStore({ folder: path }).catch((error: unknown) => error);
    expect(second).to.be.instanceOf(StoreError).and.to.include({ code: "FolderInUse" });
    expect((second as StoreError).message)
      .to.include(String(process.pid))
      .and.to.include("another folder");
    await first.close();
    const third = await openStore({ folder: path });
    expect(await rowsOf(third.session, sql`select rule from rule_counters`)).to.deep.equal([{ rule: 1 }]);
    await third.close();
  });

  it("takes over the lock of a process that is gone", async function () {
    this.timeout(60_000);
    const path = folder.path("");
    await writeFile(folder.path("bonafide.lock"), "999999999");
    const store = await openStore({ folder: path });
    await store.close();
  });
});

describe("the store on a PostgreSQL server", () => {
  let server: PostgresServer;
  before(async function () {
    this.timeout(60_000);
    server = await startPostgres();
  });
  after(() => server.remove());

  behavesLikeStore(async () => openStore({ databaseUrl: await server.database("shop") }));

  it("lets several backends begin together", async () => {
    const databaseUrl = await server.database("together");
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ databaseUrl })));
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it("says what to do when there is no server, and never the password", async () => {
    const databaseUrl = "postgres://shop:very-secret@127.0.0.1:1/shop";
    const refused = await openStore({ databaseUrl }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(StoreError).and.to.include({ code: "ServerUnreachable" });
    expect((refused as StoreError).message)
      .to.include("DATABASE_URL")
      .and.not.to.include("very-secret");
  });
});
