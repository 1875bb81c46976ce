import { expect } from "chai";
import type { Wallet } from "ethers";
import type { QuoteAnswer } from "../../backend/quotes/QuoteAnswer.ts";
import { eventually } from "../support/eventually.ts";
import { startAnvil } from "../support/startAnvil.ts";
import { asMerchant, type Shop, startShop } from "../support/startShop.ts";

interface Usage {
  items: { rule: number; settled: number; live: number }[];
  points: { settled: number; live: number };
}

describe("following the chain", () => {
  let shop: Shop;
  before(async function () {
    this.timeout(90_000);
    shop = await startShop();
  });
  after(() => shop.stop());

  async function indexed(block: number): Promise<void> {
    await eventually(async () => {
      const { body } = await shop.get<{ indexer: { block: number } }>("/readyz");
      return body.indexer.block >= block ? true : undefined;
    });
  }

  async function usage(): Promise<Usage> {
    return (await shop.get<Usage>(`/v1/campaigns/${shop.chain.addresses.campaign}/usage`, asMerchant)).body;
  }

  async function settle(wallet: Wallet): Promise<{ orderId: string; hash: string; quote: QuoteAnswer }> {
    const { body: quote } = await shop.post<QuoteAnswer>("/v1/quotes", {
      campaign: shop.chain.addresses.campaign,
      account: wallet.address,
      lines: [{ sku: "1", quantity: 20 }],
    });
    const { domain, types, message } = quote.typedData;
    const consent = await wallet.signTypedData(domain, types, message);
    const { body } = await shop.post<{ orderId: string; transactionHash: string }>("/v1/settlements", {
      quoteHash: quote.quoteHash,
      consent,
    });
    await shop.anvil.provider.waitForTransaction(body.transactionHash);
    return { orderId: body.orderId, hash: body.transactionHash, quote };
  }

  const statusOf = async (orderId: string) =>
    (await shop.get<{ status: string }>(`/v1/settlements/${orderId}`)).body.status;

  it("undoes what a reorganisation took back, and keeps the uses reserved for it", async () => {
    const { provider } = shop.anvil;
    const { orderId, quote } = await settle(shop.wallets[0]!);
    const settledAt = await provider.getBlockNumber();
    await eventually(async () => ((await statusOf(orderId)) === "settled" ? true : undefined));
    expect((await usage()).items[0]).to.include({ settled: 1, live: 0 });
    const { hash: before } = (await provider.getBlock(settledAt))!;

    await provider.send("anvil_reorg", [2, []]);
    const { hash: after } = (await provider.getBlock(settledAt))!;
    expect(after).not.to.equal(before);
    await eventually(async () => ((await statusOf(orderId)) === "settled" ? undefined : true));
    const undone = await usage();
    expect(undone.items[0]).to.include({ settled: 0, live: 1 });
    expect(undone.points).to.include({ settled: 0, live: quote.quote.points });
    const { body: list } = await shop.get<{ items: unknown[] }>(
      `/v1/campaigns/${shop.chain.addresses.campaign}/settlements`,
      asMerchant,
    );
    expect(list.items).to.deep.equal([]);
    const { body: transfers } = await shop.get<{ items: unknown[] }>(
      `/v1/accounts/${shop.wallets[0]!.address}/transfers`,
    );
    expect(transfers.items).to.deep.equal([]);

    // The order can be sent once more, by anybody, and is counted again.
    const { body: status } = await shop.get<{ calldata: { to: string; data: string } }>(`/v1/settlements/${orderId}`);
    await (await shop.chain.owner.sendTransaction(status.calldata)).wait();
    await eventually(async () => ((await statusOf(orderId)) === "settled" ? true : undefined));
    expect((await usage()).items[0]).to.include({ settled: 1, live: 0 });
  });

  it("counts an order whose quote this database does not know", async () => {
    const other = await startShopBeside(shop);
    try {
      const before = (await usage()).items[0]!;
      const { body } = await other.get<Usage>(`/v1/campaigns/${shop.chain.addresses.campaign}/usage`, asMerchant);
      expect(body.items[0]).to.deep.equal({ ...body.items[0], settled: before.settled });
    } finally {
      await other.close();
    }
  });

  it("says so while the node is away, and goes on when it is back", async () => {
    const { provider } = shop.anvil;
    const state = (await provider.send("anvil_dumpState", [])) as string;
    const port = Number(new URL(shop.anvil.rpcUrl).port);
    await shop.anvil.stop();
    const { status, body } = await eventually(async () => {
      const answer = await shop.get<{ chain: string; database: string }>("/readyz");
      return answer.status === 503 ? answer : undefined;
    });
    expect(status).to.equal(503);
    expect(body.database).to.equal("ok");
    expect(body.chain).not.to.equal("ok");
    const refused = await shop.post<{ code: string; detail: string }>("/v1/quotes", {
      campaign: shop.chain.addresses.campaign,
      account: shop.wallets[1]!.address,
      lines: [{ sku: "1", quantity: 1 }],
    });
    expect([refused.status, refused.body.code]).to.deep.equal([503, "ChainUnavailable"]);
    expect(refused.body.detail).to.include("try again");
    expect((await shop.get("/v1/products")).status).to.equal(200);

    shop.anvil = await startAnvil({ port });
    await shop.anvil.provider.send("anvil_loadState", [state]);
    await shop.anvil.provider.send("evm_mine", []);
    await eventually(async () => ((await shop.get("/readyz")).status === 200 ? true : undefined), 20);
    await indexed(await shop.anvil.provider.getBlockNumber());
    const again = await shop.post("/v1/quotes", {
      campaign: shop.chain.addresses.campaign,
      account: shop.wallets[1]!.address,
      lines: [{ sku: "1", quantity: 1 }],
    });
    expect(again.status).to.equal(201);
  });
});

/** Another backend with a database of its own on the same chain. */
async function startShopBeside(shop: Shop): Promise<Pick<Shop, "get"> & { close: () => Promise<void> }> {
  const { startBackend } = await import("../../backend/startBackend.ts");
  const backend = await startBackend({ ...shop.options, port: 0, logLevel: "silent" });
  return {
    async get(path, headers = {}) {
      const response = await fetch(`${backend.url}${path}`, { headers });
      return { status: response.status, headers: response.headers, body: (await response.json()) as never };
    },
    close: () => backend.close(),
  };
}
