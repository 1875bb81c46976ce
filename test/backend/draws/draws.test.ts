import { expect } from "chai";
import { createWalletClient, type Hex, http, parseEther } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { auditDraw, hashEntries, readDraw, verifyEntry } from "#sdk";
import { drawAbi } from "#sdk/abi";
import { type RunningBackend, startBackend } from "../../../backend/startBackend.ts";
import { developmentAccount, developmentWallets } from "../../../scripts/start/developmentKeys.ts";
import { eventually } from "../../support/eventually.ts";
import { type DrawShop, openDrawShop } from "../../support/openDrawShop.ts";
import { asMerchant } from "../../support/startShop.ts";

interface Draw {
  state: string;
  root: Hex | null;
  tickets: string;
  entrants: number;
  roundAt: number | null;
  winners: { prize: number; entrant: Hex; paidTo: string | null }[];
}

interface Mine {
  items: {
    draw: Hex;
    tickets: string;
    orders: { source: string; tickets: number; finalAt: number }[];
    pending: { source: string; tickets: number }[];
    receipt: { entrant: Hex; tickets: string; finalAt: number; signature: Hex } | null;
    entry: { index: number; weight: string; proof: Hex } | null;
  }[];
}

describe("the backend keeps a draw", () => {
  let shop: DrawShop;
  let backend: RunningBackend;
  let accounts: Hex[];
  let draw: Hex;
  let terms: Awaited<ReturnType<DrawShop["launch"]>>["terms"];

  before(async function () {
    this.timeout(120_000);
    shop = await openDrawShop();
    const wallets = developmentWallets;
    backend = await startBackend({ ...shop.options, developmentWallets: wallets });
    await backend.importGeneratedShop();
    await backend.linkDevelopmentWallets();
    const linked: Hex[] = [];
    await backend.linkDerivedAccounts((pseudonym) => {
      const account = developmentAccount(pseudonym);
      linked.push(account);
      return account;
    });
    accounts = linked;
  });
  after(async () => {
    await backend?.close();
    await shop?.stop();
  });

  async function ask<Body>(path: string, init: RequestInit = {}): Promise<{ status: number; body: Body }> {
    const response = await fetch(`${backend.url}${path}`, init);
    return { status: response.status, body: (await response.json()) as Body };
  }
  const post = <Body>(path: string, body: unknown, headers: Record<string, string> = asMerchant) =>
    ask<Body>(path, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
  const look = async (): Promise<Draw> => (await ask<Draw>(`/v1/draws/${draw}`)).body;
  const mine = async (account: Hex): Promise<Mine["items"][number]> =>
    (await ask<Mine>(`/v1/accounts/${account}/tickets`)).body.items.find((item) => item.draw === draw)!;
  const until = (state: string) =>
    eventually(async () => {
      const answer = await look();
      return answer.state === state ? answer : undefined;
    }, 20);
  const register = async () =>
    post<{ code?: string }>("/v1/draws", {
      draw,
      promotion: shop.campaign,
      title: { en: "Autumn draw", zh: "秋季抽奖" },
      ordersFrom: (await shop.chainNow()) - 120 * 86_400,
    });
  const bySomebody = () =>
    createWalletClient({ account: shop.stranger, chain: shop.owner.writer.chain, transport: http(shop.anvil.rpcUrl) });

  it("takes only draws that the program launched, from the merchant, on the same conditions", async () => {
    ({ draw, terms } = await shop.launch());
    const wrong = { draw: shop.campaign, promotion: shop.campaign, title: { en: "x", zh: "x" }, ordersFrom: 0 };
    expect((await post<{ code: string }>("/v1/draws", wrong)).body.code).to.equal("DrawUnknown");
    expect((await post<{ code: string }>("/v1/draws", { ...wrong, draw }, {})).status).to.equal(401);
    const { status, body } = await register();
    expect(status, JSON.stringify(body)).to.equal(201);
    const other = { ...wrong, draw, promotion: shop.campaign };
    expect((await post<{ code: string }>("/v1/draws", other)).body.code).to.equal("DrawDiffers");
  });

  it("counts what is past its return window, and shows what is not", async () => {
    const everybody = await Promise.all(accounts.slice(0, 60).map(mine));
    const withTickets = everybody.filter(({ tickets }) => tickets !== "0");
    expect(withTickets.length).to.be.greaterThan(10);
    for (const { tickets, orders, receipt } of withTickets) {
      expect(BigInt(tickets)).to.equal(orders.reduce((sum, order) => sum + BigInt(order.tickets), 0n));
      expect(receipt?.tickets).to.equal(tickets);
    }
    expect(everybody.flatMap(({ orders }) => orders.map(({ source }) => source))).to.satisfy(
      (sources: string[]) => new Set(sources).size === sources.length,
    );
    const now = await shop.chainNow();
    for (const { finalAt } of everybody.flatMap(({ orders }) => orders)) expect(finalAt).to.be.at.most(now);
  });

  it("gives free tickets once for a reference", async () => {
    const gift = { account: shop.stranger.address, tickets: 2, reference: "counter-1" };
    expect((await post(`/v1/draws/${draw}/tickets`, gift)).status).to.equal(201);
    expect((await post(`/v1/draws/${draw}/tickets`, gift)).status).to.equal(201);
    const again = await post<{ code: string }>(`/v1/draws/${draw}/tickets`, { ...gift, tickets: 3 });
    expect(again.body.code).to.equal("ReferenceUsed");
    expect((await mine(shop.stranger.address)).tickets).to.equal("2");
  });

  it("commits to the list when the entries are closed, and publishes it under its root", async () => {
    expect((await ask<{ code: string }>(`/v1/draws/${draw}/entries`)).body.code).to.equal("ListUnknown");
    await shop.jumpTo(terms.entriesCloseAt + 1);
    const { root, tickets, entrants } = await until("Challenge");
    const [committed] = (await readDraw(shop.client, draw)).commitments;
    expect({ root: committed!.root, total: String(committed!.total), count: committed!.count }).to.deep.equal({
      root,
      total: tickets,
      count: entrants,
    });
    const list = await fetch(committed!.uri);
    expect(list.status).to.equal(200);
    expect(await hashEntries(new Uint8Array(await list.arrayBuffer()))).to.equal(committed!.dataHash);
    expect((await fetch(committed!.uri.replace(/root=0x../, "root=0x00"))).status).to.equal(404);
    for (const account of accounts.slice(0, 20)) {
      const { tickets: weight, receipt, entry } = await mine(account);
      if (weight === "0") expect(entry).to.equal(null);
      else {
        const proven = { entrant: receipt!.entrant, weight: BigInt(entry!.weight) };
        verifyEntry(committed!, proven, entry!.index, entry!.proof);
        expect(entry!.weight).to.equal(weight);
      }
    }
    const late = { account: shop.stranger.address, tickets: 2, reference: "too-late" };
    expect((await post<{ code: string }>(`/v1/draws/${draw}/tickets`, late)).body.code).to.equal("EntriesClosed");
  });

  it("answers everybody who doubts the list", async () => {
    const wallet = bySomebody();
    const contract = { address: draw, abi: drawAbi, value: parseEther("0.5") } as const;
    for (const index of [0n, 3n]) {
      await wallet.writeContract({ ...contract, functionName: "challengeLeaf", args: [index] });
    }
    const { receipt } = await mine(shop.stranger.address);
    const { entrant, tickets, finalAt, signature } = receipt!;
    const args = [{ entrant, tickets: BigInt(tickets), finalAt: BigInt(finalAt) }, signature] as const;
    await wallet.writeContract({ ...contract, functionName: "challengeOmission", args });
    await eventually(async () => {
      const info = await shop.client.readContract({ address: draw, abi: drawAbi, functionName: "info" });
      return info[10] === 0n ? info : undefined;
    }, 20);
  });

  it("fetches the round, proves the winners and pays them; the audit finds nothing", async () => {
    await shop.jumpTo(terms.challengeEnd + terms.answerSeconds + 1);
    const { roundAt } = await until("Frozen");
    await shop.jumpTo(roundAt!);
    await until("Drawn");
    const { winners } = await eventually(async () => {
      const answer = await look();
      return answer.winners.filter(({ paidTo }) => paidTo !== null).length === 5 ? answer : undefined;
    }, 20);
    expect(winners.map(({ prize }) => prize).toSorted()).to.deep.equal([0, 1, 2, 3, 4]);
    for (const { entrant, paidTo } of winners) expect(BigInt(entrant)).to.equal(BigInt(paidTo!));
    const evidence = await readDraw(shop.client, draw);
    const list = await fetch(`${backend.url}/v1/draws/${draw}/entries`);
    const entries = new Uint8Array(await list.arrayBuffer());
    const checks = await auditDraw(evidence, { testBeacon: true, entries });
    expect(checks.filter(({ ok }) => !ok)).to.deep.equal([]);
  });

  it("gets the deposit and what answers earned back", async () => {
    await eventually(async () => {
      const credits = await Promise.all(
        [shop.options.keys.relayer, shop.options.keys.anchors!].map(async (key) => {
          const args = [privateKeyToAddress(key)] as const;
          return shop.client.readContract({ address: draw, abi: drawAbi, functionName: "creditOf", args });
        }),
      );
      return credits.every((credit) => credit === 0n) ? credits : undefined;
    });
    const evidence = await readDraw(shop.client, draw);
    expect(evidence.openLeaves).to.deep.equal([]);
    expect(evidence.appended).to.deep.equal([]);
  });

  it("draws among people who can win once", async () => {
    ({ draw, terms } = await shop.launch({ mode: "distinct", maxWeight: 20n }));
    expect((await register()).status).to.equal(201);
    await shop.jumpTo(terms.entriesCloseAt + 1);
    await until("Challenge");
    await shop.jumpTo(terms.challengeEnd + terms.answerSeconds + 1);
    await shop.jumpTo((await until("Frozen")).roundAt!);
    await eventually(async () => ((await look()).winners.length === 5 ? true : undefined), 20);
    const evidence = await readDraw(shop.client, draw);
    const list = await fetch(`${backend.url}/v1/draws/${draw}/entries`);
    const entries = new Uint8Array(await list.arrayBuffer());
    const checks = await auditDraw(evidence, { testBeacon: true, entries });
    expect(checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(new Set(evidence.proven.map(({ entrant }) => entrant)).size).to.equal(5);
  });
});
