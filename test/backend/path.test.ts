import { expect } from "chai";
import { Wallet } from "ethers";
import type { QuoteAnswer } from "../../backend/quotes/QuoteAnswer.ts";
import { eventually } from "../support/eventually.ts";
import { asMerchant, type Shop, startShop } from "../support/startShop.ts";

interface ProblemBody {
  code: string;
  detail: string;
}

describe("the backend's whole path", () => {
  let shop: Shop;
  before(async function () {
    this.timeout(90_000);
    shop = await startShop();
  });
  after(() => shop.stop());

  /** Signs the consent with another library than the backend's. */
  function consentTo(wallet: Wallet, { typedData }: QuoteAnswer): Promise<string> {
    return wallet.signTypedData(typedData.domain, typedData.types, typedData.message);
  }

  async function products(): Promise<{ sku: string; price: number }[]> {
    return (await shop.get<{ items: { sku: string; price: number }[] }>("/v1/products?limit=100")).body.items;
  }

  async function quoteFor(wallet: Wallet, minimum = 3_000): Promise<QuoteAnswer> {
    const [first] = await products();
    const quantity = Math.ceil(minimum / first!.price);
    const answer = await shop.post<QuoteAnswer>("/v1/quotes", {
      campaign: shop.chain.addresses.campaign,
      account: wallet.address,
      lines: [{ sku: first!.sku, quantity }],
    });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return answer.body;
  }

  it("says what the shop is", async () => {
    const { body } = await shop.get<Record<string, unknown>>("/v1/config");
    expect(body).to.include({ chainId: 31_337, program: shop.chain.addresses.program });
    expect(body["shop"]).to.include({ generated: true, currency: "USD" });
    expect(body["developmentWallets"]).to.have.length(4);
    const { status, body: ready } = await shop.get<{ status: string }>("/readyz");
    expect([status, ready.status]).to.deep.equal([200, "ok"]);
  });

  it("collects the points of past orders without gas, exactly once", async () => {
    const wallet = shop.wallets[0]!;
    const { body: points } = await shop.get<{ claim: { claimable: number }; pending: unknown[] }>(
      `/v1/accounts/${wallet.address}/points`,
    );
    expect(points.claim.claimable).to.be.greaterThan(0);
    const { status, body } = await shop.post<{ transactionHash: string }>("/v1/claims", { account: wallet.address });
    expect(status).to.equal(202);
    await shop.anvil.provider.waitForTransaction(body.transactionHash);
    expect(await shop.chain.program.balanceOf(wallet.address)).to.equal(BigInt(points.claim.claimable));
    const { body: after } = await shop.get<{ claim: null }>(`/v1/accounts/${wallet.address}/points`);
    expect(after.claim).to.equal(null);
    const mined = await eventually(async () => {
      const { body: claim } = await shop.get<{ status: string }>(`/v1/claims/${body.transactionHash}`);
      return claim.status === "mined" ? claim : undefined;
    });
    expect(mined.status).to.equal("mined");
    const transfers = await eventually(async () => {
      const { body: list } = await shop.get<{ items: { amount: number }[] }>(
        `/v1/accounts/${wallet.address}/transfers`,
      );
      return list.items.length > 0 ? list.items : undefined;
    });
    expect(transfers[0]!.amount).to.equal(points.claim.claimable);
  });

  it("sends the claims of many at once, each once", async () => {
    const asked = shop.wallets.slice(1).flatMap(({ address }) => [address, address]);
    const answers = await Promise.all(
      asked.map((account) =>
        shop.post<{ transactionHash: string | null; claimable: number }>("/v1/claims", { account }),
      ),
    );
    expect(answers.map((answer) => answer.status)).to.deep.equal(asked.map(() => 202));
    for (const [index, { body }] of answers.entries()) {
      if (body.transactionHash === null) continue;
      const receipt = await shop.anvil.provider.waitForTransaction(body.transactionHash);
      expect(receipt?.status).to.equal(1);
      expect(await shop.chain.program.balanceOf(asked[index]!)).to.equal(BigInt(body.claimable));
    }
    const sent = new Set(answers.flatMap(({ body }) => body.transactionHash ?? []));
    expect(sent.size).to.equal(shop.wallets.length - 1);
  });

  it("quotes a basket, settles it with one signature, and counts its uses", async () => {
    const wallet = shop.wallets[1]!;
    const quote = await quoteFor(wallet);
    expect(quote.outcomes[0]).to.include({ reason: "Applied", uses: 1 });
    expect(quote.outcomes[1]).to.include({ reason: "NotInAudience" });
    expect(quote.quote.available).to.deep.include({ rule: 0, uses: 1 });
    const priced = await shop.chain.campaign.price(quote.quote.lines, {
      time: quote.quote.issuedAt,
      tier: 0,
      audiences: [],
      available: quote.quote.available,
    });
    expect(priced.total).to.equal(BigInt(quote.quote.total));
    const before = await shop.chain.program.balanceOf(wallet.address);
    const { status, body } = await shop.post<{ orderId: string; transactionHash: string; calldata: { to: string } }>(
      "/v1/settlements",
      {
        quoteHash: quote.quoteHash,
        consent: await consentTo(wallet, quote),
      },
    );
    expect(status, JSON.stringify(body)).to.equal(202);
    expect(body.calldata.to).to.equal(shop.chain.addresses.campaign);
    const settled = await eventually(async () => {
      const { body: order } = await shop.get<{ status: string; blockNumber: number }>(
        `/v1/settlements/${body.orderId}`,
      );
      return order.status === "settled" ? order : undefined;
    });
    expect(settled.blockNumber).to.be.greaterThan(0);
    expect((await shop.chain.program.balanceOf(wallet.address)) - before).to.equal(BigInt(quote.quote.points));
    expect(await shop.anvil.provider.getBalance(wallet.address)).to.equal(0n);
    const { body: usage } = await shop.get<{ items: { rule: number; settled: number; live: number }[] }>(
      `/v1/campaigns/${shop.chain.addresses.campaign}/usage`,
      asMerchant,
    );
    expect(usage.items[0]).to.include({ rule: 0, settled: 1, live: 0 });
    const { body: list } = await shop.get<{ items: { orderId: string; total: number; uses: unknown[] }[] }>(
      `/v1/campaigns/${shop.chain.addresses.campaign}/settlements`,
      asMerchant,
    );
    expect(list.items[0]).to.include({ orderId: body.orderId, total: quote.quote.total });
  });

  it("commits offers under a budget, serves them with a reason and a proof, and prices with them", async () => {
    const { status, body: batch } = await shop.post<{
      offers: number;
      reservedMinor: number;
      batch: number;
      from: number;
    }>("/v1/offer-batches", { campaign: shop.chain.addresses.campaign, budgetMinor: 2_000, days: 14 }, asMerchant);
    expect(status, JSON.stringify(batch)).to.equal(201);
    expect(batch.batch).to.equal(1);
    expect(batch.offers).to.be.greaterThan(0);
    expect(batch.reservedMinor).to.be.at.most(2_000);
    await shop.anvil.provider.send("evm_increaseTime", [10]);
    await shop.anvil.provider.send("evm_mine", []);
    const found = [];
    for (const wallet of shop.wallets) {
      const { body } = await shop.get<{ items: { value: number; reason: { en: string; zh: string } }[] }>(
        `/v1/accounts/${wallet.address}/offers`,
      );
      found.push(...body.items.map((offer) => ({ wallet, offer })));
    }
    expect(found).to.have.length(batch.offers);
    // Whoever is shown an offer that has begun is handed it: logged once, and taken from the budget once.
    const reserved = await eventually(async () => {
      for (const { address } of shop.wallets) await shop.get(`/v1/accounts/${address}/offers`);
      const { body } = await shop.get<{ reservedMinor: number; days: { offers: number }[] }>(
        `/v1/campaigns/${shop.chain.addresses.campaign}/budget`,
        asMerchant,
      );
      return body.reservedMinor === batch.reservedMinor ? body : undefined;
    });
    expect(reserved.days.map(({ offers }) => offers)).to.deep.equal([batch.offers]);
    const { wallet, offer } = found[0]!;
    expect(offer.reason.en).to.match(/for you\.$/);
    expect(offer.reason.zh).to.include("您");
    const quote = await quoteFor(wallet, 1_200);
    expect(quote.quote.audiences).to.deep.equal([{ number: 7, value: offer.value }]);
    expect(quote.outcomes[1]).to.include({ reason: "Applied", gain: offer.value });
    const { status: settled, body } = await shop.post<{ transactionHash: string }>("/v1/settlements", {
      quoteHash: quote.quoteHash,
      consent: await consentTo(wallet, quote),
    });
    expect(settled, JSON.stringify(body)).to.equal(202);
    const receipt = await shop.anvil.provider.waitForTransaction(body.transactionHash);
    expect(receipt?.status).to.equal(1);
  });

  it("hands over the calldata when it does not pay, and that works from any wallet", async () => {
    const { startBackend } = await import("../../backend/startBackend.ts");
    const poor = await startBackend({
      ...shop.options,
      port: 0,
      logLevel: "silent",
      relay: { transactionsPerAccountAndDay: 0 },
    });
    try {
      await poor.importGeneratedShop();
      const wallet = Wallet.createRandom();
      const send = async <Body>(path: string, body: unknown): Promise<Body> => {
        const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
        const answer = await fetch(`${poor.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
        return (await answer.json()) as Body;
      };
      const lines = [{ sku: "1", quantity: 1 }];
      const quote = await send<QuoteAnswer>("/v1/quotes", {
        campaign: shop.chain.addresses.campaign,
        account: wallet.address,
        lines,
      });
      const { domain, types, message } = quote.typedData;
      const consent = await wallet.signTypedData(domain, types, message);
      const answer = await send<{ status: string; notRelayed: ProblemBody; calldata: { to: string; data: string } }>(
        "/v1/settlements",
        {
          quoteHash: quote.quoteHash,
          consent,
        },
      );
      expect(answer.status).to.equal("notRelayed");
      expect(answer.notRelayed.code).to.equal("RelayQuota");
      const receipt = await (await shop.chain.owner.sendTransaction(answer.calldata)).wait();
      expect(receipt?.status).to.equal(1);
      expect(await shop.chain.program.balanceOf(wallet.address)).to.equal(BigInt(quote.quote.points));
    } finally {
      await poor.close();
    }
  });

  it("refuses a consent of somebody else, an unknown quote, an unknown campaign", async () => {
    const quote = await quoteFor(shop.wallets[2]!, 1_000);
    const consent = await consentTo(shop.wallets[3]!, quote);
    const stolen = await shop.post<ProblemBody>("/v1/settlements", { quoteHash: quote.quoteHash, consent });
    expect([stolen.status, stolen.body.code]).to.deep.equal([422, "ConsentInvalid"]);
    const unknown = await shop.post<ProblemBody>("/v1/settlements", { quoteHash: `0x${"11".repeat(32)}`, consent });
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, "QuoteUnknown"]);
    const lines = [{ sku: "1", quantity: 1 }];
    const campaign = Wallet.createRandom().address;
    const lost = await shop.post<ProblemBody>("/v1/quotes", { campaign, account: campaign, lines });
    expect([lost.status, lost.body.code]).to.deep.equal([404, "CampaignUnknown"]);
  });

  it("keeps the account for which points were signed, so that nobody collects them twice", async () => {
    const link = async (account: string, customerId: string): Promise<[number, string | undefined]> => {
      const response = await fetch(`${shop.backend.url}/v1/accounts/${account}`, {
        method: "PUT",
        headers: { "content-type": "application/json", ...asMerchant },
        body: JSON.stringify({ customerId }),
      });
      return [response.status, ((await response.json()) as Partial<ProblemBody>).code];
    };
    const { address } = shop.wallets[0]!;
    const { body: points } = await shop.get<{ customerId: string }>(`/v1/accounts/${address}/points`);
    const second = Wallet.createRandom().address;
    expect(await link(second, points.customerId)).to.deep.equal([409, "AccountHasPoints"]);
    expect(await link(address, points.customerId)).to.deep.equal([200, undefined]);
    const { body: none } = await shop.get<{ customerId: null; claim: null }>(`/v1/accounts/${second}/points`);
    expect(none).to.include({ customerId: null, claim: null });

    const { body: regulars } = await shop.get<{ items: { customerId: string; account: string | null }[] }>(
      "/v1/segments/regular/customers",
      asMerchant,
    );
    const newcomer = regulars.items.find((customer) => customer.account === null)!.customerId;
    for (const account of [Wallet.createRandom().address, second]) {
      expect(await link(account, newcomer)).to.deep.equal([200, undefined]);
    }
  });
});
