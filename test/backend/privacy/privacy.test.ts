import { expect } from "chai";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { Wallet } from "ethers";
import { getAddress } from "viem";
import {
  accountEntrant,
  buildSumTree,
  claimKeyEntrant,
  merkleTree,
  offerLeaf,
  packEntries,
  verifyMerkleProof,
} from "#sdk";
import { writeList } from "../../../backend/draws/writeList.ts";
import { forgetOld } from "../../../backend/privacy/forgetOld.ts";
import { Retention } from "../../../backend/privacy/Retention.ts";
import type { QuoteAnswer } from "../../../backend/quotes/QuoteAnswer.ts";
import { openStore } from "../../../backend/store/openStore.ts";
import { rowsOf } from "../../../backend/store/rowsOf.ts";
import { draws, drawTickets } from "../../../backend/store/schema/draws.ts";
import type { Store } from "../../../backend/store/Store.ts";
import { databaseContains } from "../../support/databaseContains.ts";
import { eventually } from "../../support/eventually.ts";
import { type PostgresServer, startPostgres } from "../../support/startPostgres.ts";
import { asMerchant, type Shop, startShop } from "../../support/startShop.ts";

interface ProblemBody {
  code: string;
  detail: string;
}

interface Tally {
  received: number;
  stored: number;
  repeated: number;
  refused: number;
  refusedBy: Record<string, number>;
  refusals: { line: number; code: string }[];
}

type SignIn = { nonce: string; message: string };
type SignedIn = { token: string; account: string; customerId: string | null };

describe("what is known about a customer", () => {
  let server: PostgresServer;
  let shop: Shop;
  let store: Store;
  const ids: string[] = [];
  before(async function () {
    this.timeout(120_000);
    server = await startPostgres();
    const databaseUrl = await server.database("shop");
    shop = await startShop({ store: { databaseUrl }, customerKey: `0x${"5a".repeat(32)}` });
    store = await openStore({ databaseUrl });
    const config = await shop.get<{ developmentWallets: { customerId: string }[] }>("/v1/config");
    ids.push(...config.body.developmentWallets.map((wallet) => wallet.customerId));
  });
  after(async () => {
    await store.close();
    await shop.stop();
    await server.remove();
  });

  const now = (): number => Math.floor(Date.now() / 1000);

  async function send<Body>(method: string, path: string, init: RequestInit = {}) {
    const headers = { "content-type": "application/json", ...init.headers };
    const answer = await fetch(`${shop.backend.url}${path}`, { ...init, method, headers });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  const events = <Body = Tally>(list: unknown[]) =>
    send<Body>("POST", "/v1/events", { headers: asMerchant, body: JSON.stringify(list) });
  const agree = (id: string, headers: Record<string, string> = asMerchant) =>
    send<{ givenAt: number }>("PUT", `/v1/customers/${id}/consent`, {
      headers,
      body: JSON.stringify({ wording: "2026-01" }),
    });
  const view = (customerId: string, eventId: string, more = {}) => ({
    eventId,
    kind: "view",
    customerId,
    at: now() + 1,
    sku: 1,
    ...more,
  });

  async function signIn(wallet: Wallet, signer = wallet) {
    const asked = await send<SignIn>("POST", "/v1/sign-ins", { body: JSON.stringify({ account: wallet.address }) });
    const signature = await signer.signMessage(asked.body.message);
    const { nonce } = asked.body;
    const signedIn = await send<SignedIn & ProblemBody>("POST", "/v1/sessions", {
      body: JSON.stringify({ nonce, signature }),
    });
    return { ...signedIn, nonce, signature };
  }
  const asCustomer = ({ body }: { body: SignedIn }) => ({ authorization: `Bearer ${body.token}` });

  describe("events", () => {
    it("are refused without consent, whoever the customer is, and counted", async () => {
      const answer = await events<ProblemBody & Tally>([view(ids[0]!, "event-none"), view("c_nobody", "event-nobody")]);
      expect([answer.status, answer.body.code, answer.body.refused]).to.deep.equal([422, "ConsentMissing", 2]);
      expect(answer.body.detail).to.include("PUT /v1/customers/{id}/consent");
      const metrics = await shop.get<string>("/metrics");
      expect(metrics.body).to.match(/bonafide_events_total\{result="ConsentMissing"\} 2/);
    });

    it("are kept once for each id, and each that is wrong says why without stopping the others", async () => {
      expect((await agree(ids[0]!)).status).to.equal(200);
      const list = [
        view(ids[0]!, "event-0001"),
        view(ids[0]!, "event-0001"),
        { ...view(ids[0]!, "event-0002"), kind: "search", sku: undefined, query: "green tea" },
        { ...view(ids[0]!, "event-0003"), kind: "cart", quantity: -2 },
        { ...view(ids[0]!, "event-0004"), kind: "order" },
        { ...view(ids[0]!, "event-0005"), diagnosis: "asthma" },
        view(ids[0]!, "event-0006", { at: now() * 1000 }),
        view(ids[0]!, "event-0007", { at: now() - 3_600 }),
        view(ids[1]!, "event-0008"),
      ];
      const { status, body } = await events(list);
      expect(status).to.equal(200);
      expect(body).to.include({ received: 9, stored: 3, repeated: 1, refused: 5 });
      expect(body.refusedBy).to.deep.equal({ EventInvalid: 2, EventInFuture: 1, ConsentMissing: 2 });
      expect((await events(list)).body).to.include({ stored: 0, repeated: 4 });
    });

    it("are refused one by one where a field is no sku or the database could not keep it", async () => {
      const odd = [null, "", true, [], [1], "0x10", "1e3", -1, 1.5, 2 ** 31].map((sku, index) =>
        view(ids[0]!, `odd-sku-${index}`, { sku }),
      );
      const nul = [
        { ...view(ids[0]!, "event-nul-1"), kind: "search", sku: undefined, query: "green\0tea" },
        view("c_\0", "event-nul-2"),
      ];
      const good = [view(ids[0]!, "good-sku-1", { sku: "1" }), view(ids[0]!, "good-sku-2", { sku: 0 })];
      const { status, body } = await events([...odd, ...nul, ...good]);
      expect(status).to.equal(200);
      expect(body).to.include({ received: 14, stored: 2, refused: 12 });
      expect(body.refusedBy).to.deep.equal({ EventInvalid: 12 });
      for (const path of ["%00/export", "%00/recommendations", "c_%00/offers"]) {
        const unknown = await send<ProblemBody>("GET", `/v1/customers/${path}`, { headers: asMerchant });
        expect([unknown.status, unknown.body.code], path).to.deep.equal([404, "CustomerUnknown"]);
      }
    });

    it("bring in nothing sensitive: what a model could learn from is not there to be read", async () => {
      await events([{ ...view(ids[0]!, "event-0009"), religion: "planted-belief" }]);
      const header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Religion\n";
      await send("POST", "/v1/orders?fileName=planted.csv", {
        headers: { ...asMerchant, "content-type": "text/csv" },
        body: `${header}P1,TEA,1,2024-01-01,5.00,888001,France,planted-belief\n`,
      });
      expect(await databaseContains(store, "P1")).to.include("orders");
      expect(await databaseContains(store, "planted-belief")).to.deep.equal([]);
    });

    it("arrive as a stream of lines", async () => {
      const at = now() + 1;
      const lines = Array.from({ length: 2_500 }, (_, index) =>
        JSON.stringify(view(ids[0]!, `line-number-${index}`, { at })),
      );
      lines.splice(1_200, 0, "{", "", `${JSON.stringify(view(ids[0]!, "line-too-long", { at }))}${" ".repeat(4_096)}`);
      const { status, body } = await send<Tally>("POST", "/v1/events", {
        headers: { ...asMerchant, "content-type": "application/x-ndjson" },
        body: lines.join("\n"),
      });
      expect(status).to.equal(200);
      expect(body).to.include({ received: 2_502, stored: 2_500, refused: 2 });
      expect(body.refusals.map(({ line, code }) => [line, code])).to.deep.equal([
        [1_201, "EventUnreadable"],
        [1_203, "EventUnreadable"],
      ]);
    });

    it("are the merchant's to send, and end with the consent", async () => {
      expect((await send("POST", "/v1/events", { body: "[]" })).status).to.equal(401);
      await agree(ids[3]!);
      await events([view(ids[3]!, "soon-gone-1"), view(ids[3]!, "soon-gone-2")]);
      const gone = await send<{ deletedEvents: number }>("DELETE", `/v1/customers/${ids[3]}/consent`, {
        headers: asMerchant,
      });
      expect(gone.body.deletedEvents).to.equal(2);
      const late = await events<ProblemBody>([view(ids[3]!, "soon-gone-3")]);
      expect(late.body.code).to.equal("ConsentMissing");
      const exported = await send<{ consents: { withdrawn_at: number }[]; events: unknown[] }>(
        "GET",
        `/v1/customers/${ids[3]}/export`,
        { headers: asMerchant },
      );
      expect(exported.body.events).to.deep.equal([]);
      expect(exported.body.consents[0]!.withdrawn_at).to.be.greaterThan(0);
    });

    it("never outlive a consent that is withdrawn while they are written", async () => {
      const id = ids[2]!;
      for (let round = 0; round < 5; round++) {
        await agree(id);
        const batches = Array.from({ length: 6 }, (_, batch) =>
          events(Array.from({ length: 50 }, (_, index) => view(id, `race-${round}-${batch}-${index}`))),
        );
        await Promise.all([...batches, send("DELETE", `/v1/customers/${id}/consent`, { headers: asMerchant })]);
        const left = await rowsOf(
          store.session,
          sql`select 1 from events e join customers c on c.id = e.customer_id where c.pseudonym = ${id}`,
        );
        expect(left).to.have.length(0);
      }
    });
  });

  describe("what is past its time", () => {
    const day = 86_400;
    const countOf = async (table: string): Promise<number> =>
      (await rowsOf<{ n: number }>(store.session, sql`select count(*)::int as n from ${sql.raw(table)}`))[0]!.n;

    it("goes: events past the retention period or without consent, sign-ins, sessions, answers of yesterday; nothing else", async () => {
      const kept = await countOf("events");
      await agree(ids[3]!);
      await events(Array.from({ length: 3 }, (_, index) => view(ids[3]!, `retention-${index}`)));
      const [{ id }] = (await rowsOf<{ id: number }>(
        store.session,
        sql`update events set at = ${now() - 30 * day} where event_id in ('retention-0', 'retention-1') returning customer_id as id`,
      )) as [{ id: number }];
      // As an older program may have left it: the consent ended, an event is there.
      await store.session.execute(
        sql`insert into consents (customer_id, purpose, wording, given_at, withdrawn_at)
            select id, 'behaviour', 'old', 0, 1 from customers where pseudonym = ${ids[1]!}`,
      );
      await store.session.execute(
        sql`insert into events (event_id, kind, customer_id, at, sku, received_at)
            select 'retention-9', 'view', id, ${now()}, 1, ${now()} from customers where pseudonym = ${ids[1]!}`,
      );
      await store.session.execute(
        sql`insert into sign_ins (nonce, account, message, expires_at) values ('over', '0x', '', ${now() - 1})`,
      );
      await store.session.execute(
        sql`insert into idempotency_keys (caller, key, request_hash, locked_until, created_at) values ('x', 'over', '', 0, ${now() - 2 * day})`,
      );
      expect(await forgetOld(store.session, now(), 30 * day - 60)).to.deep.equal({
        events: 3,
        answers: 1,
        signIns: 1,
        sessions: 0,
      });
      expect(await countOf("events")).to.equal(kept + 1);
      expect(await forgetOld(store.session, now(), 30 * day - 60)).to.include({ events: 0, answers: 0 });
      await store.session.execute(sql`delete from events where customer_id = ${id}`);
      await send("DELETE", `/v1/customers/${ids[3]}/consent`, { headers: asMerchant });
    });

    it("goes by itself", async () => {
      await agree(ids[3]!);
      await events([view(ids[3]!, "by-itself-1")]);
      const retention = new Retention({ store, log: pino({ level: "silent" }), eventSeconds: -60 });
      retention.start();
      await retention.stop();
      expect(await countOf("events")).to.equal(0);
    });
  });

  describe("signing in", () => {
    it("shows a customer its own data and nobody else's", async () => {
      const session = await signIn(shop.wallets[0]!);
      expect([session.status, session.body.customerId]).to.deep.equal([201, ids[0]]);
      const own = await send<{ customer: { account: string } }>("GET", `/v1/customers/${ids[0]}/export`, {
        headers: asCustomer(session),
      });
      expect(own.body.customer.account).to.equal(shop.wallets[0]!.address.toLowerCase());
      for (const [method, path] of [
        ["GET", `/v1/customers/${ids[1]}/export`],
        ["DELETE", `/v1/customers/${ids[1]}`],
        ["DELETE", `/v1/customers/${ids[1]}/consent`],
      ] as const) {
        const other = await send<ProblemBody>(method, path, { headers: asCustomer(session) });
        expect([other.status, other.body.code]).to.deep.equal([403, "NotYours"]);
        const nobody = await send<ProblemBody>(method, path);
        expect([nobody.status, nobody.body.code]).to.deep.equal([401, "SignInNeeded"]);
      }
      expect((await agree(ids[0]!, asCustomer(session))).status).to.equal(200);
      await send("DELETE", "/v1/sessions/current", { headers: asCustomer(session) });
      const out = await send<ProblemBody>("GET", `/v1/customers/${ids[0]}/export`, { headers: asCustomer(session) });
      expect(out.status).to.equal(401);
    });

    it("takes a message once, in time, signed by its account, for this shop's own name", async () => {
      const first = await signIn(shop.wallets[0]!);
      const { nonce, signature } = first;
      const again = await send<ProblemBody>("POST", "/v1/sessions", { body: JSON.stringify({ nonce, signature }) });
      expect([again.status, again.body.code]).to.deep.equal([401, "SignInUnknown"]);
      const forged = await signIn(shop.wallets[0]!, shop.wallets[1]!);
      expect([forged.status, forged.body.code]).to.deep.equal([401, "SignatureWrong"]);
      const asked = await send<SignIn>("POST", "/v1/sign-ins", {
        body: JSON.stringify({ account: shop.wallets[0]!.address }),
      });
      expect(asked.body.message).to.include(`127.0.0.1:${shop.backend.port} wants you to sign in`);
      await store.session.execute(sql`update sign_ins set expires_at = ${now() - 1} where nonce = ${asked.body.nonce}`);
      const late = await send<ProblemBody>("POST", "/v1/sessions", {
        body: JSON.stringify({
          nonce: asked.body.nonce,
          signature: await shop.wallets[0]!.signMessage(asked.body.message),
        }),
      });
      expect(late.body.code).to.equal("SignInUnknown");
      expect(await databaseContains(store, first.body.token)).to.deep.equal([]);
    });

    it("makes no message for a page of another host", async () => {
      const { request } = await import("node:http");
      const body = JSON.stringify({ account: shop.wallets[0]!.address });
      const status = await new Promise((resolve, reject) => {
        const headers = { host: "evil.example", "content-type": "application/json", "content-length": body.length };
        const options = { host: "127.0.0.1", port: shop.backend.port, path: "/v1/sign-ins", method: "POST", headers };
        request(options, (answer) => resolve(answer.resume().statusCode))
          .on("error", reject)
          .end(body);
      });
      expect(status).to.equal(421);
    });
  });

  describe("erasure", () => {
    async function leavesOf(batchId: number): Promise<`0x${string}`[]> {
      type Row = {
        account: `0x${string}`;
        audience: number;
        value: number;
        from: number;
        until: number;
        salt: `0x${string}`;
      };
      const rows = await rowsOf<Row>(
        store.session,
        sql`select account, audience, value::float8 as value, "from"::float8 as "from", until::float8 as until, salt from offers where batch_id = ${batchId}`,
      );
      const erased = await rowsOf<{ leaf: `0x${string}` }>(
        store.session,
        sql`select leaf from erased_leaves where batch_id = ${batchId}`,
      );
      return [
        ...rows.map((row) => offerLeaf({ ...row, account: getAddress(row.account) }, row.salt)),
        ...erased.map(({ leaf }) => leaf),
      ].sort();
    }

    it("leaves nothing of the customer in the whole database, and every committed root valid", async function () {
      this.timeout(60_000);
      const wallet = shop.wallets[0]!;
      const id = ids[0]!;
      const address = wallet.address.toLowerCase();
      const batch = await shop.backend.commitOffers({
        campaign: shop.chain.addresses.campaign,
        budgetMinor: 100_000,
        holdout: 0,
        least: 1,
        seed: 1,
      });
      const decided = await eventually(async () => {
        const { status, body } = await send<{ items: { reason: { code: string }; offer: { salt: string } | null }[] }>(
          "GET",
          `/v1/customers/${id}/offers`,
          { headers: asMerchant },
        );
        expect(status).to.equal(200);
        return body.items[0];
      }, 20);
      expect(decided.reason.code).to.equal("Offered");
      await shop.post("/v1/claims", { account: wallet.address });
      const { body: quote } = await shop.post<QuoteAnswer>("/v1/quotes", {
        campaign: shop.chain.addresses.campaign,
        account: wallet.address,
        lines: [{ sku: "1", quantity: 4 }],
      });
      const remove = () =>
        send<ProblemBody & { keptWithoutName: Record<string, number> }>("DELETE", `/v1/customers/${id}`, {
          headers: asMerchant,
        });
      const busy = await remove();
      expect([busy.status, busy.body.code]).to.deep.equal([409, "OrderUnderWay"]);

      const { domain, types, message } = quote.typedData;
      const consent = await wallet.signTypedData(domain, types, message);
      await shop.post("/v1/settlements", { quoteHash: quote.quoteHash, consent });
      await eventually(async () => {
        const { body } = await shop.get<{ status: string }>(`/v1/settlements/${quote.quote.orderId}`);
        return body.status === "settled" ? true : undefined;
      }, 20);
      const results = await send<{ offered: { customers: number; profitMinor: number } }>(
        "GET",
        `/v1/campaigns/${shop.chain.addresses.campaign}/results`,
        { headers: asMerchant },
      );
      // The chain told what came of it: half of the list prices, less what was taken off.
      const { subtotal, discount } = quote.result;
      expect(discount).to.be.greaterThan(0);
      expect(results.body.offered).to.include({ customers: 1, profitMinor: Math.round(subtotal / 2) - discount });
      const [outcome] = await rowsOf<{ cost: number }>(
        store.session,
        sql`select cost_minor::int as cost from outcomes where outcome_id like 'settled:%'`,
      );
      // Of that the personal rule took a part: no other is the offer's cost.
      expect(outcome!.cost).to.be.greaterThan(0).and.equal(quote.result.rules[1]!.gain);
      const session = await signIn(wallet);
      const [offer] = await rowsOf<{ salt: string; reason: { en: string } }>(
        store.session,
        sql`select salt, reason from offers where account = ${address}`,
      );
      expect(offer!.salt).to.equal(decided.offer!.salt);
      const secrets = [id, address, address.slice(2), offer!.salt, offer!.salt.slice(2, 34), quote.quote.salt];
      for (const secret of secrets) expect(await databaseContains(store, secret), secret).not.to.deep.equal([]);

      const erased = await eventually(async () => {
        const answer = await remove();
        return answer.status === 200 ? answer : undefined;
      }, 20);
      expect(erased.body.keptWithoutName).to.include({ decisions: 1 });
      expect(erased.body.keptWithoutName["orders"]).to.be.greaterThan(0);
      for (const secret of secrets) expect(await databaseContains(store, secret), secret).to.deep.equal([]);
      const gone = await send<ProblemBody>("GET", `/v1/customers/${id}/export`, { headers: asMerchant });
      expect([gone.status, gone.body.code]).to.deep.equal([404, "CustomerUnknown"]);
      expect((await send("GET", `/v1/sessions/current`, { headers: asCustomer(session) })).status).to.equal(401);

      const [stored] = await rowsOf<{ id: number; root: `0x${string}` }>(
        store.session,
        sql`select id, root from offer_batches where root = ${batch.root}`,
      );
      const leaves = await leavesOf(stored!.id);
      expect(leaves).to.have.length(batch.offers);
      expect(merkleTree(leaves).root).to.equal(stored!.root);
      const other = shop.wallets[1]!.address;
      const { body: offers } = await shop.get<{
        items: {
          audience: number;
          value: number;
          from: number;
          until: number;
          salt: `0x${string}`;
          proof: `0x${string}`[];
        }[];
      }>(`/v1/accounts/${other}/offers`);
      for (const item of offers.items) {
        const leaf = offerLeaf({ ...item, account: getAddress(other) }, item.salt);
        expect(verifyMerkleProof(stored!.root, leaf, item.proof)).to.equal(true);
      }
    });

    it("goes when another account is linked, for offers of the one that was: it may become somebody else's", async () => {
      const [id, { address }] = [ids[3]!, shop.wallets[3]!];
      const [offer] = await rowsOf<{ salt: string; batch: number; root: `0x${string}` }>(
        store.session,
        sql`select o.salt, b.id as batch, b.root from offers o join offer_batches b on b.id = o.batch_id where o.account = ${address.toLowerCase()}`,
      );
      const link = (account: string) =>
        send<ProblemBody>("PUT", `/v1/accounts/${account}`, {
          headers: asMerchant,
          body: JSON.stringify({ customerId: id }),
        });
      // The same account again changes nothing, and one that is taken changes nothing either.
      expect((await link(address)).status).to.equal(200);
      expect((await link(shop.wallets[2]!.address)).body.code).to.equal("AccountTaken");
      expect(await databaseContains(store, offer!.salt)).to.deep.equal(["offers"]);
      expect((await link(`0x${"7e".repeat(20)}`)).status).to.equal(200);
      expect(await databaseContains(store, offer!.salt)).to.deep.equal([]);
      expect(await databaseContains(store, address.slice(2))).to.deep.equal(["former_holders"]);
      expect(merkleTree(await leavesOf(offer!.batch)).root).to.equal(offer!.root);
    });

    it("reaches what was done under every account that the customer ever had", async function () {
      this.timeout(60_000);
      const id = ids[2]!;
      const [first, second] = [shop.wallets[2]!, new Wallet(Wallet.createRandom().privateKey)];
      const link = (wallet: Wallet, customerId = id) =>
        send("PUT", `/v1/accounts/${wallet.address}`, { headers: asMerchant, body: JSON.stringify({ customerId }) });
      const order = async (wallet: Wallet) =>
        (
          await shop.post<QuoteAnswer>("/v1/quotes", {
            campaign: shop.chain.addresses.campaign,
            account: wallet.address,
            lines: [{ sku: "1", quantity: 4 }],
          })
        ).body;
      const buy = async (wallet: Wallet, { quoteHash, quote, typedData }: QuoteAnswer) => {
        const { domain, types, message } = typedData;
        const consent = await wallet.signTypedData(domain, types, message);
        await shop.post("/v1/settlements", { quoteHash, consent });
        await eventually(async () => {
          const { body } = await shop.get<{ status: string }>(`/v1/settlements/${quote.orderId}`);
          return body.status === "settled" ? true : undefined;
        }, 20);
      };
      const remove = () => send<ProblemBody>("DELETE", `/v1/customers/${id}`, { headers: asMerchant });
      const [offer] = await rowsOf<{ salt: string; batch: number; root: `0x${string}` }>(
        store.session,
        sql`select o.salt, b.id as batch, b.root from offers o join offer_batches b on b.id = o.batch_id where o.account = ${first.address.toLowerCase()}`,
      );
      await signIn(first);
      const before = await order(first);
      expect((await link(second)).status).to.equal(200);
      // What is under way for the account that was is under way for the customer.
      expect((await remove()).body.code).to.equal("OrderUnderWay");
      await buy(first, before);
      await signIn(second);
      const after = await order(second);
      await buy(second, after);
      const { body: exported } = await send<Record<string, { order_id: string; holder: string }[]>>(
        "GET",
        `/v1/customers/${id}/export`,
        { headers: asMerchant },
      );
      const orderIds = [before, after].map(({ quote }) => quote.orderId).sort();
      for (const kind of ["quotes", "settlements"])
        expect(exported[kind]!.map((row) => row.order_id).sort(), kind).to.deep.equal(orderIds);
      expect(exported["formerHolders"]!.map((row) => row.holder)).to.deep.equal([first.address.toLowerCase()]);
      const secrets = [id, offer!.salt, ...[before, after].map(({ quote }) => quote.salt)];
      const digits = [first, second].map(({ address }) => address.slice(2));
      for (const text of digits) {
        const kept = await databaseContains(store, text);
        expect(kept, text).to.include.members(["quotes", "settled", "relays", "idempotency_keys", "sessions"]);
      }

      await eventually(async () => ((await remove()).status === 200 ? true : undefined), 20);
      for (const text of [...secrets, ...digits]) {
        expect(await databaseContains(store, text), text).to.deep.equal([]);
      }
      expect(merkleTree(await leavesOf(offer!.batch)).root).to.equal(offer!.root);
    });

    it("takes nothing from who has the account now", async () => {
      const [one, other] = await rowsOf<{ id: string }>(
        store.session,
        sql`select c.pseudonym as id from customers c left join accounts a on a.customer_id = c.id where a.account is null order by c.id limit 2`,
      );
      const wallets = [0, 1].map(() => new Wallet(Wallet.createRandom().privateKey));
      const link = (index: number, customerId: string) =>
        send("PUT", `/v1/accounts/${wallets[index]!.address}`, {
          headers: asMerchant,
          body: JSON.stringify({ customerId }),
        });
      for (const [index, { id }] of [
        [0, one!],
        [1, one!],
        [0, other!],
      ] as const) {
        expect((await link(index, id)).status).to.equal(200);
      }
      const session = await signIn(wallets[0]!);
      expect(session.body.customerId).to.equal(other!.id);
      expect((await send("DELETE", `/v1/customers/${one!.id}`, { headers: asMerchant })).status).to.equal(200);
      expect((await send("GET", "/v1/sessions/current", { headers: asCustomer(session) })).status).to.equal(200);
      expect(await databaseContains(store, wallets[1]!.address.slice(2))).to.deep.equal([]);
    });

    it("keeps of tickets what a draw under way needs, until its list is written, and every list that was published", async () => {
      const id = ids[1]!;
      const account = shop.wallets[1]!.address.toLowerCase();
      const [formerKey, claimKey] = [`0x${"c0".repeat(20)}`, `0x${"c1".repeat(20)}`] as const;
      const other = `0x${"0d".repeat(20)}` as const;
      const open = `0x${"a1".repeat(20)}`;
      const drawn = `0x${"b2".repeat(20)}`;
      const linked = { headers: asMerchant, body: JSON.stringify({ customerId: id }) };
      for (const key of [formerKey, claimKey])
        expect((await send("PUT", `/v1/claim-keys/${key}`, linked)).status).to.equal(200);
      for (const address of [open, drawn]) {
        const title = { en: "Draw", zh: "抽奖" };
        await store.session
          .insert(draws)
          .values({ address, promotion: other, title, ordersFrom: 0, collectedUntil: 0 });
      }
      const entrants = [accountEntrant(getAddress(account)), claimKeyEntrant(claimKey), accountEntrant(other)] as const;
      const [mine, byKey, others] = entrants;
      const [own] = await rowsOf<{ invoice: string }>(
        store.session,
        sql`select o.invoice_no as invoice from orders o join customers c on c.id = o.customer_id where c.pseudonym = ${id} limit 1`,
      );
      const tickets = [
        { draw: open, source: "order:X-1001", entrant: mine, tickets: 3 },
        { draw: open, source: "order:X-1002", entrant: mine, tickets: 4 },
        { draw: open, source: "free:counter-1", entrant: byKey, tickets: 2 },
        { draw: drawn, source: "free:counter-2", entrant: claimKeyEntrant(formerKey), tickets: 1 },
        { draw: open, source: "order:X-1003", entrant: others, tickets: 1 },
        { draw: drawn, source: "order:X-1001", entrant: mine, tickets: 5 },
        // Of the customer's own order, counted when it had another account.
        { draw: open, source: `order:${own!.invoice}`, entrant: others, tickets: 2 },
      ];
      await store.session.insert(drawTickets).values(tickets.map((row) => ({ ...row, finalAt: 1_700_000_000 })));
      await writeList(store, drawn, 50n);
      const rootOf = async (draw: string) =>
        (await rowsOf<{ root: string }>(store.session, sql`select root from draws where address = ${draw}`))[0]!.root;
      const published = await rootOf(drawn);
      const exported = await send<{ tickets: { source: string }[]; customer: { claimKey: string } }>(
        "GET",
        `/v1/customers/${id}/export`,
        { headers: asMerchant },
      );
      expect(exported.body.customer.claimKey).to.equal(claimKey);
      expect(exported.body.tickets).to.have.length(5);

      const { status, body } = await send<{ deleted: { tickets: number }; keptWithoutName: Record<string, number> }>(
        "DELETE",
        `/v1/customers/${id}`,
        { headers: asMerchant },
      );
      expect(status).to.equal(200);
      expect(body.deleted.tickets).to.equal(5);
      expect(body.keptWithoutName).to.include({ ticketsOfOpenDraws: 3, entriesOfPublishedLists: 2 });
      for (const text of ["X-1001", "X-1002", "counter-1", "counter-2", `order:${own!.invoice}`, id]) {
        expect(await databaseContains(store, text), text).to.deep.equal([]);
      }
      expect((await databaseContains(store, account.slice(2))).sort()).to.deep.equal([
        "draw_list_parts",
        "draw_tickets",
      ]);
      expect(await databaseContains(store, claimKey.slice(2))).to.deep.equal(["draw_tickets"]);

      await writeList(store, open, 50n);
      const weights = new Map([
        [mine, 7n],
        [byKey, 2n],
        [others, 3n],
      ] as const);
      const list = [...weights].map(([entrant, weight]) => ({ entrant, weight }));
      const { root } = await buildSumTree(await packEntries(list.sort((a, b) => (a.entrant < b.entrant ? -1 : 1))));
      expect(await rootOf(open)).to.equal(root);
      expect(await rootOf(drawn)).to.equal(published);
      for (const holder of [account, formerKey, claimKey]) {
        expect(await databaseContains(store, holder.slice(2))).to.deep.equal(["draw_list_parts"]);
      }
    });

    it("is not undone by importing the customer's orders again", async () => {
      const row = (invoice: string, customer: string) => `${invoice},TEA,1,2024-01-01,5.00,${customer},France\n`;
      const header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
      const upload = (body: string) =>
        send<{ customers: number }>("POST", "/v1/orders?fileName=x.csv", {
          headers: { ...asMerchant, "content-type": "text/csv" },
          body,
        });
      expect((await upload(header + row("Z1", "777001"))).body.customers).to.equal(1);
      const [customer] = await rowsOf<{ id: string }>(
        store.session,
        sql`select c.pseudonym as id from orders o join customers c on c.id = o.customer_id where o.invoice_no = 'Z1'`,
      );
      expect((await send("DELETE", `/v1/customers/${customer!.id}`, { headers: asMerchant })).status).to.equal(200);
      expect((await upload(header + row("Z2", "777001") + row("Z3", "777002"))).body.customers).to.equal(1);
      expect(await databaseContains(store, customer!.id)).to.deep.equal([]);
    });
  });
});
