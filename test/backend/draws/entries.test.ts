import { expect } from "chai";
import { type Address, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { auditDraw, claimKeyEntrant, type DrawTerms, prizeClaimTypedData, readDraw, ticketCodeKeys } from "#sdk";
import { programAbi, promotionAbi } from "#sdk/abi";
import { type RunningBackend, startBackend } from "../../../backend/startBackend.ts";
import { launchPromotion } from "../../../scripts/program/launchPromotion.ts";
import { demoRuleBook } from "../../../scripts/start/demoRuleBook.ts";
import { developmentWallets } from "../../../scripts/start/developmentKeys.ts";
import { eventually } from "../../support/eventually.ts";
import { type DrawShop, openDrawShop } from "../../support/openDrawShop.ts";
import { orderOnce, type SettledOrder } from "../../support/orderOnce.ts";
import { asMerchant } from "../../support/startShop.ts";

interface Tickets {
  draw: Hex;
  tickets: string;
  orders: { source: string; tickets: number }[];
  pending: { source: string; tickets: number; finalAt: number }[];
  receipt: { entrant: Hex } | null;
  entry: { weight: string } | null;
}

interface Answer {
  code: string;
  detail: string;
  status: string;
}

const DAY = 86_400;
const RETURN_DAYS = 20;

/** What the customer wrote down; the backend never sees it. */
const CODE = "ABCD-EFGH-JKMN-PQRS-TVWX";

describe("who enters a draw, and with how much", () => {
  const { claimKey, account: ownAccount } = ticketCodeKeys(CODE);
  let shop: DrawShop;
  let backend: RunningBackend;

  before(async function () {
    this.timeout(120_000);
    shop = await openDrawShop();
    backend = await startBackend({ ...shop.options, developmentWallets });
    await backend.importGeneratedShop();
  });
  after(async () => {
    await backend?.close();
    await shop?.stop();
  });

  async function ask<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...asMerchant };
    const response = await fetch(`${backend.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }
  const ticketsIn = async (draw: Address, holder: string): Promise<Tickets> => {
    const { body } = await ask<{ items: Tickets[] }>("GET", `/v1/${holder}/tickets`);
    return body.items.find((item) => item.draw === draw)!;
  };
  const register = async (draw: Address, promotion: Address, ordersFrom: number) => {
    const { status, body } = await ask("POST", "/v1/draws", { draw, promotion, ordersFrom, title: { en: "", zh: "" } });
    expect(status, JSON.stringify(body)).to.equal(201);
  };
  const reaches = (draw: Address, state: string) =>
    eventually(async () => {
      const { body } = await ask<{ state: string; roundAt: number; winners: { paidTo: Address | null }[] }>(
        "GET",
        `/v1/draws/${draw}`,
      );
      return body.state === state ? body : undefined;
    }, 20);
  const pointsOf = (account: Address) =>
    shop.client.readContract({ address: shop.program, abi: programAbi, functionName: "balanceOf", args: [account] });

  describe("a customer without a wallet", () => {
    let draw: Address;
    let terms: DrawTerms;

    it("earns tickets under a claim key, from its orders and for free", async () => {
      const { body: best } = await ask<{ items: { customerId: string }[] }>("GET", "/v1/segments/best/customers");
      const [customer, other] = best.items;
      const path = `/v1/claim-keys/${claimKey.address}`;
      expect((await ask("PUT", path, { customerId: customer!.customerId })).status).to.equal(200);
      const taken = await ask<Answer>("PUT", path, { customerId: other!.customerId });
      expect([taken.status, taken.body.code]).to.deep.equal([409, "ClaimKeyTaken"]);
      ({ draw, terms } = await shop.launch({ prizes: [{ kind: "points", amount: 500n, quantity: 2 }] }));
      await register(draw, shop.campaign, (await shop.chainNow()) - 120 * DAY);
      const gift = { claimKey: claimKey.address, tickets: 1, reference: "counter-7" };
      expect((await ask("POST", `/v1/draws/${draw}/tickets`, gift)).status).to.equal(201);
      const mine = await ticketsIn(draw, `claim-keys/${claimKey.address}`);
      expect(mine.receipt!.entrant).to.equal(claimKeyEntrant(claimKey.address));
      expect(mine.orders.map(({ source }) => source.split(":")[0])).to.include.members(["order", "free"]);
      expect(Number(mine.tickets)).to.be.greaterThan(1);
    });

    it("wins, and alone says where the prize goes", async function () {
      this.timeout(60_000);
      const claim = async (prize: number, payee: Address, signer: Hex) => {
        const deadline = (await shop.chainNow()) + DAY;
        const wish = { prize, payee, deadline };
        const typedData = prizeClaimTypedData({ chainId: 31_337, draw }, wish);
        const signature = await privateKeyToAccount(signer).signTypedData(typedData);
        return { ...wish, signature };
      };
      const send = (body: unknown) => ask<Answer>("POST", `/v1/draws/${draw}/prize-claims`, body);
      await shop.jumpTo(terms.entriesCloseAt + 1);
      await reaches(draw, "Challenge");
      expect((await ticketsIn(draw, `claim-keys/${claimKey.address}`)).entry).not.to.equal(null);
      await shop.jumpTo(terms.challengeEnd + terms.answerSeconds + 1);
      await shop.jumpTo((await reaches(draw, "Frozen")).roundAt);
      await eventually(async () => ((await reaches(draw, "Drawn")).winners.length === 2 ? true : undefined), 20);
      const named = "0x00000000000000000000000000000000000A11cE";
      // What the operator of the backend has: its own keys, and a claim that it saw.
      const stolen = await claim(0, shop.stranger.address, shop.options.keys.relayer);
      const seen = await claim(1, ownAccount.address, claimKey.privateKey);
      for (const body of [stolen, { ...seen, payee: shop.stranger.address }, { ...seen, prize: 0 }]) {
        const refused = await send(body);
        expect([refused.status, refused.body.code]).to.deep.equal([409, "PrizeClaimRefused"]);
      }
      expect((await send(seen)).status).to.equal(202);
      expect((await send(await claim(0, named, claimKey.privateKey))).status).to.equal(202);
      const { winners } = await eventually(async () => {
        const drawn = await reaches(draw, "Drawn");
        return drawn.winners.every(({ paidTo }) => paidTo !== null) ? drawn : undefined;
      }, 20);
      expect(winners).to.have.length(2);
      expect(await pointsOf(ownAccount.address)).to.equal(500n);
      expect(await pointsOf(named)).to.equal(500n);
      expect(await pointsOf(shop.stranger.address)).to.equal(0n);
      const checks = await auditDraw(await readDraw(shop.client, draw), { testBeacon: true });
      expect(checks.filter(({ ok }) => !ok)).to.deep.equal([]);
      const again = await send(await claim(0, shop.stranger.address, claimKey.privateKey));
      expect(again.body.detail).to.equal("This prize has been paid already.");
    });
  });

  it("keeps of a returned order the tickets of what was kept, until the list is fixed", async function () {
    this.timeout(60_000);
    const book = demoRuleBook("GBP");
    const terms = { book, closeNoticeSeconds: DAY, holdSeconds: RETURN_DAYS * DAY, coupons: [] };
    const { program, promotion: implementation } = shop;
    const { campaign } = await launchPromotion(shop.owner, { program, implementation, terms, mintBudget: 1_000_000n });
    const start = await shop.chainNow();
    const times = { entriesCloseAt: start + 30 * DAY, commitBy: start + 31 * DAY, challengeEnd: start + 32 * DAY };
    const { draw } = await shop.launch({ ...times, answerSeconds: 3_600, drawBy: start + 40 * DAY });
    await register(draw, campaign, start - 60);
    const [wallet] = developmentWallets;
    const holder = `accounts/${privateKeyToAccount(wallet!.privateKey).address}`;
    const lines = [{ sku: "1", quantity: 10 }];
    const orders: SettledOrder[] = [];
    for (let count = 0; count < 3; count++) {
      orders.push(await orderOnce({ url: backend.url, campaign }, wallet!, lines));
    }
    const { points } = orders[0]!;
    const returned = (orderId: Hex, pointsLeft: number) =>
      shop.owner.writer.writeContract({
        address: campaign,
        abi: promotionAbi,
        functionName: "recordReturn",
        args: [orderId, BigInt(pointsLeft), "0x"],
      });
    const promised = (pending: Tickets["pending"]) => pending.map(({ tickets }) => tickets).sort((a, b) => a - b);
    const before = await eventually(async () => {
      const { pending } = await ticketsIn(draw, holder);
      return pending.length === 3 ? pending : undefined;
    });
    const [{ tickets, finalAt }] = before as [Tickets["pending"][number]];
    expect(tickets).to.be.greaterThan(3);
    // Longer than the shop's own window of 14 days.
    expect(finalAt).to.be.at.least(start + RETURN_DAYS * DAY);
    const half = Math.floor(points / 2);
    await returned(orders[0]!.orderId, points - 1);
    await returned(orders[0]!.orderId, half);
    await returned(orders[1]!.orderId, 0);
    const left = [Math.floor((tickets * half) / points), tickets];
    await eventually(async () =>
      promised((await ticketsIn(draw, holder)).pending).join() === left.join() ? true : undefined,
    );
    await shop.jumpTo(start + (RETURN_DAYS + 1) * DAY);
    const counted = await eventually(async () => {
      const mine = await ticketsIn(draw, holder);
      return mine.pending.length === 0 ? mine : undefined;
    });
    expect(promised(counted.orders as Tickets["pending"])).to.deep.equal(left);
    expect(Number(counted.tickets)).to.equal(left[0]! + left[1]!);
    // The chain takes no return after the window: what is counted stays.
    await returned(orders[2]!.orderId, 0).then(
      () => expect.fail("a late return was taken"),
      (error: Error) => expect(error.message).to.include("ReturnWindowOver"),
    );
  });
});
