import { createServer } from "node:net";
import { once } from "node:events";
import { expect } from "chai";
import { Wallet } from "ethers";
import { readConfig } from "../../backend/config.ts";
import { BackendError } from "../../backend/BackendError.ts";
import type { QuoteAnswer } from "../../backend/quotes/QuoteAnswer.ts";
import { startBackend } from "../../backend/startBackend.ts";
import { freePort } from "../support/startAnvil.ts";
import { type PostgresServer, startPostgres } from "../support/startPostgres.ts";
import { eventually } from "../support/eventually.ts";
import { asMerchant, MERCHANT_TOKEN, type Shop, startShop } from "../support/startShop.ts";

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  issues?: { path: string }[];
}

describe("the HTTP interface", () => {
  let server: PostgresServer;
  let shop: Shop;
  before(async function () {
    this.timeout(120_000);
    server = await startPostgres();
    const databaseUrl = await server.database("shop");
    shop = await startShop({ store: { databaseUrl }, customerKey: `0x${"5a".repeat(32)}` });
  });
  after(async () => {
    await shop.stop();
    await server.remove();
  });

  const lines = [{ sku: "1", quantity: 20 }];
  const quoteRequest = (account: string, more = {}) => ({
    campaign: shop.chain.addresses.campaign,
    account,
    lines,
    ...more,
  });

  it("answers problems as problem+json that says what to do", async () => {
    const { status, headers, body } = await shop.post<ProblemBody>("/v1/quotes", {
      campaign: "0x1",
      account: 5,
      lines: [],
    });
    expect(status).to.equal(400);
    expect(headers.get("content-type")).to.include("application/problem+json");
    expect(body).to.include({ code: "InputInvalid", status: 400 });
    expect(body.issues!.map((issue) => issue.path)).to.have.members(["body.campaign", "body.account", "body.lines"]);
    const nowhere = await shop.get<ProblemBody>("/v1/nothing");
    expect([nowhere.status, nowhere.body.code]).to.deep.equal([404, "NotFound"]);
  });

  it("refuses bodies that are no JSON or too large, and unknown products", async () => {
    const init = { method: "POST", headers: { "content-type": "application/json", "idempotency-key": "12345678" } };
    const broken = await fetch(`${shop.backend.url}/v1/quotes`, { ...init, body: "{" });
    expect([broken.status, ((await broken.json()) as ProblemBody).code]).to.deep.equal([400, "BodyNotJson"]);
    const large = await fetch(`${shop.backend.url}/v1/quotes`, { ...init, body: JSON.stringify("x".repeat(300_000)) });
    expect([large.status, ((await large.json()) as ProblemBody).code]).to.deep.equal([413, "BodyTooLarge"]);
    const account = shop.wallets[0]!.address;
    for (const [wanted, code] of [
      [[{ sku: "999999", quantity: 1 }], "ProductUnknown"],
      [[{ sku: "99999999999999999999", quantity: 1 }], "ProductUnknown"],
      [
        [
          { sku: "1", quantity: 1 },
          { sku: "1", quantity: 2 },
        ],
        "ProductRepeated",
      ],
    ] as const) {
      const answer = await shop.post<ProblemBody>("/v1/quotes", { ...quoteRequest(account), lines: wanted });
      expect([answer.status, answer.body.code]).to.deep.equal([422, code]);
    }
    for (const quantity of [0, -1, 1.5, 2 ** 31]) {
      const answer = await shop.post<ProblemBody>("/v1/quotes", {
        ...quoteRequest(account),
        lines: [{ sku: "1", quantity }],
      });
      expect([answer.status, answer.body.code]).to.deep.equal([400, "InputInvalid"]);
    }
    const many = Array.from({ length: 101 }, (_, index) => ({ sku: String(index + 1), quantity: 1 }));
    expect((await shop.post("/v1/quotes", { ...quoteRequest(account), lines: many })).status).to.equal(400);
  });

  it("keeps an Idempotency-Key to its caller and its request", async () => {
    const [ann, bob] = [shop.wallets[0]!.address, shop.wallets[1]!.address];
    const key = { "idempotency-key": "guessable-key" };
    const first = await shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(ann), key);
    expect(first.status).to.equal(201);
    const again = await shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(ann), key);
    expect(again.headers.get("idempotent-replayed")).to.equal("true");
    expect(again.body).to.deep.equal(first.body);
    const other = await shop.post<ProblemBody>(
      "/v1/quotes",
      quoteRequest(ann, { lines: [{ sku: "2", quantity: 1 }] }),
      key,
    );
    expect([other.status, other.body.code]).to.deep.equal([422, "IdempotencyKeyReused"]);
    const stranger = await shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(bob), key);
    expect(stranger.headers.get("idempotent-replayed")).to.equal(null);
    expect(stranger.body.quote.account).to.equal(bob);
    const none = await shop.post<ProblemBody>("/v1/quotes", quoteRequest(ann), { "idempotency-key": "" });
    expect([none.status, none.body.code]).to.deep.equal([400, "IdempotencyKeyMissing"]);
  });

  it("gives the same quote for the same basket while it lives, instead of holding the uses twice", async () => {
    const account = shop.wallets[0]!.address;
    const [one, two] = await Promise.all([1, 2].map(() => shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(account))));
    expect(two!.body.quoteHash).to.equal(one!.body.quoteHash);
  });

  it("never quotes more uses than a rule has, whoever asks at once, and says who holds them", async () => {
    const wallets = Array.from({ length: 12 }, () => Wallet.createRandom().address);
    const answers = await Promise.all(
      wallets.map((account) => shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(account))),
    );
    expect(answers.map((answer) => answer.status)).to.deep.equal(wallets.map(() => 201));
    const { body: usage } = await shop.get<{ items: { rule: number; limit: number; live: number }[] }>(
      `/v1/campaigns/${shop.chain.addresses.campaign}/usage`,
      asMerchant,
    );
    expect(usage.items[0]).to.include({ rule: 0, limit: 5, live: 5 });
    const refused = answers.find((answer) => answer.body.outcomes[0]!.reason === "SoldOut")!;
    expect(refused.body.outcomes[0]!.heldUntil).to.be.greaterThan(Date.now() / 1000);
    expect(refused.body.outcomes[0]!.explanation.zh).to.include("占用");
    expect(refused.body.quote.total).to.equal(refused.body.result.subtotal);
  });

  it("asks for the merchant's token where it is the merchant's", async () => {
    for (const [path, headers] of [
      ["/v1/segments", {}],
      ["/v1/imports", { authorization: "Bearer wrong" }],
      [`/v1/campaigns/${shop.chain.addresses.campaign}/settlements`, { authorization: MERCHANT_TOKEN }],
    ] as [string, Record<string, string>][]) {
      const { status, body } = await shop.get<ProblemBody>(path, headers);
      expect([status, body.code]).to.deep.equal([401, "MerchantTokenNeeded"]);
    }
    const { status, body } = await shop.get<{ items: { segment: string; customers: number }[] }>(
      "/v1/segments",
      asMerchant,
    );
    expect(status).to.equal(200);
    expect(body.items.reduce((sum, item) => sum + item.customers, 0)).to.be.within(150, 200);
    const largest = [...body.items].sort((a, b) => b.customers - a.customers)[0]!;
    const page = await shop.get<{ items: { customerId: string }[]; nextCursor: string }>(
      `/v1/segments/${largest.segment}/customers?limit=5`,
      asMerchant,
    );
    const next = await shop.get<{ items: { customerId: string }[] }>(
      `/v1/segments/${largest.segment}/customers?limit=5&cursor=${page.body.nextCursor}`,
      asMerchant,
    );
    const ids = [...page.body.items, ...next.body.items].map((item) => item.customerId);
    expect(new Set(ids).size).to.equal(10);
    expect(ids.every((id) => /^c_[0-9a-f]{24}$/.test(id))).to.equal(true);
  });

  it("imports an uploaded file and lists its bad rows", async () => {
    const csv =
      "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\nX1,NEW,1,2024-01-01,5.00,77,France\nX2,NEW,1,2024-01-01,-5.00,77,France\n";
    const upload = (body: string, type = "text/csv", headers = asMerchant): Promise<Response> =>
      fetch(`${shop.backend.url}/v1/orders?fileName=late.csv`, {
        method: "POST",
        headers: { ...headers, "content-type": type },
        body,
      });
    const first = await upload(csv);
    const report = (await first.json()) as { importId: number; taken: number; refused: number };
    expect([first.status, report.taken, report.refused]).to.deep.equal([201, 1, 1]);
    expect((await upload(csv)).status).to.equal(200);
    const { body } = await shop.get<{ items: { line: number; code: string }[] }>(
      `/v1/imports/${report.importId}/issues`,
      asMerchant,
    );
    expect(body.items).to.have.length(1);
    expect(body.items[0]).to.include({ line: 3, code: "PriceNegative" });
    const wrong = await upload("a,b\n1,2\n");
    expect([wrong.status, ((await wrong.json()) as ProblemBody).code]).to.deep.equal([422, "HeaderWrong"]);
    expect((await upload(csv, "image/png")).status).to.equal(415);
    expect((await upload(csv, "text/csv", { authorization: "Bearer no" })).status).to.equal(401);
  });

  it("finds products by words, by group and by page", async () => {
    type Page = { items: { name: string; sku: string }[]; nextCursor: string | null };
    const tea = await shop.get<Page>("/v1/products?search=tea%20black");
    expect(tea.body.items.map((item) => item.name)).to.deep.equal(["Black tea, 100 g 红茶"]);
    expect((await shop.get<Page>("/v1/products?search=100%25")).body.items).to.deep.equal([]);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: { body: Page } = await shop.get<Page>(`/v1/products?limit=15${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((item) => item.sku));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).to.equal(41);
    expect((await shop.get<ProblemBody>("/v1/products?cursor=%00")).body.code).to.equal("CursorInvalid");
    const kitchen = await shop.get<Page>("/v1/products?tag=9&limit=100");
    expect(kitchen.body.items.some((item) => item.name.startsWith("Enamel mug"))).to.equal(true);
    expect(kitchen.body.items.some((item) => item.name.startsWith("Silver ring"))).to.equal(false);
  });

  it("answers what no database could look for without asking it", async () => {
    const beyond = Buffer.from("99999999999").toString("base64url");
    for (const [path, status] of [
      ["/v1/products?search=%00", 400],
      [`/v1/segments/best/customers?cursor=${beyond}`, 200],
      [`/v1/imports/1/issues?cursor=${beyond}`, 200],
      ["/v1/offer-batches/99999999999", 400],
    ] as const)
      expect((await shop.get(path, asMerchant)).status, path).to.equal(status);
    const path = await shop.get<ProblemBody>("/v1/customers/%E0%A4%A/export", asMerchant);
    expect([path.status, path.body.code]).to.deep.equal([400, "PathInvalid"]);
    const claim = await shop.post<ProblemBody>("/v1/claims", { account: "\0" });
    expect([claim.status, claim.body.code]).to.deep.equal([400, "InputInvalid"]);
    const session = await shop.post<ProblemBody>("/v1/sessions", { nonce: "\0", signature: "0x" });
    expect([session.status, session.body.code]).to.deep.equal([400, "InputInvalid"]);
  });

  it("describes itself as OpenAPI 3.1, every path of it", async () => {
    const { body } = await shop.get<{ openapi: string; paths: Record<string, Record<string, { responses: object }>> }>(
      "/openapi.json",
    );
    expect(body.openapi).to.equal("3.1.0");
    expect(Object.keys(body.paths)).to.include.members([
      "/v1/quotes",
      "/v1/settlements",
      "/v1/accounts/{account}/points",
      "/v1/orders",
    ]);
    for (const path of Object.values(body.paths)) {
      for (const operation of Object.values(path)) expect(operation.responses).to.have.property("default");
    }
  });

  it("sends strict headers, and measures", async () => {
    const { headers } = await shop.get("/healthz");
    const policy = headers.get("content-security-policy")!;
    expect(policy).to.include("default-src 'none'").and.to.include(`connect-src 'self' ${shop.anvil.rpcUrl}`);
    expect(policy).not.to.include("unsafe-inline");
    expect(headers.get("x-content-type-options")).to.equal("nosniff");
    const metrics = await shop.get<string>("/metrics");
    expect(metrics.body).to.match(/bonafide_http_request_seconds_count\{[^}]*route="\/v1\/quotes"[^}]*\} \d+/);
  });

  it("lets no secret into its logs", async () => {
    const wallet = shop.wallets[2]!;
    const { body: quote } = await shop.post<QuoteAnswer>(
      "/v1/quotes",
      quoteRequest(wallet.address, { lines: [{ sku: "3", quantity: 1 }] }),
    );
    const { domain, types, message } = quote.typedData;
    const consent = await wallet.signTypedData(domain, types, message);
    await shop.post("/v1/settlements", { quoteHash: quote.quoteHash, consent });
    await shop.get(`/v1/segments?token=${MERCHANT_TOKEN}`, asMerchant);
    const logs = shop.logs.join("\n");
    expect(logs).to.include('"route":"/v1/settlements"');
    const { keys, store } = shop.options;
    const secrets = [
      keys.relayer,
      keys.quotes,
      keys.claims,
      keys.audiences,
      MERCHANT_TOKEN,
      store.databaseUrl,
      consent,
      quote.quoteSignature,
      quote.quote.salt,
    ];
    for (const secret of secrets) expect(logs).not.to.include(String(secret).replace(/^0x/, ""));
    expect(logs.toLowerCase()).not.to.include(wallet.address.toLowerCase().slice(2));
  });

  it("answers 503 while the database is away, loses nothing, and recovers", async function () {
    this.timeout(60_000);
    const account = shop.wallets[3]!.address;
    const { body: quote } = await shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(account));
    await server.kill();
    const away = await shop.post<ProblemBody>("/v1/quotes", quoteRequest(account));
    expect([away.status, away.body.code]).to.deep.equal([503, "DatabaseUnavailable"]);
    const ready = await shop.get<{ database: string }>("/readyz");
    expect(ready.status).to.equal(503);
    expect(ready.body.database).not.to.equal("ok");
    expect((await shop.get("/healthz")).status).to.equal(200);
    await server.start();
    await eventually(async () => ((await shop.get("/readyz")).status === 200 ? true : undefined), 20);
    const again = await shop.post<QuoteAnswer>("/v1/quotes", quoteRequest(account));
    expect(again.body.quoteHash).to.equal(quote.quoteHash);
  });

  it("says that its port is taken, and leaves nothing open", async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, "127.0.0.1");
    await once(squatter, "listening");
    const refused = await startBackend({ ...shop.options, port }).catch((error: unknown) => error);
    squatter.close();
    expect(refused).to.be.instanceOf(BackendError).and.to.include({ code: "PortTaken" });
    expect((refused as BackendError).message)
      .to.include(String(port))
      .and.to.include("another port");
  });

  it("reads lists with or without spaces: a sensitive attribute behind one is still one", () => {
    const address = `0x${"11".repeat(20)}`;
    const key = `0x${"22".repeat(32)}`;
    const { sensitiveAttributes } = readConfig({
      RPC_URL: "http://127.0.0.1:1",
      ...{ PROGRAM: address, FACTORY: address, SHOP_NAME: "Shop", SHOP_CURRENCY: "USD", MERCHANT_TOKEN: key },
      ...{ RELAYER_KEY: key, QUOTES_KEY: key, CLAIMS_KEY: key, AUDIENCES_KEY: key },
      SENSITIVE_ATTRIBUTES: "postcode, price level , ,income",
    });
    expect(sensitiveAttributes).to.deep.equal(["postcode", "price level", "income"]);
  });

  it("names the settings that are wrong, without their values", () => {
    const wrong = { RPC_URL: "not a url", RELAYER_KEY: "0xsecret", MERCHANT_TOKEN: "short", SHOP_CURRENCY: "usd" };
    try {
      readConfig(wrong);
      expect.fail("the configuration was taken");
    } catch (error) {
      expect(error).to.be.instanceOf(BackendError);
      const { message } = error as BackendError;
      for (const name of ["RPC_URL", "RELAYER_KEY", "MERCHANT_TOKEN", "SHOP_CURRENCY", "PROGRAM"])
        expect(message).to.include(name);
      expect(message).not.to.include("0xsecret").and.not.to.include("short");
    }
  });
});
