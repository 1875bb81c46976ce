import { expect } from "chai";
import { createWalletClient, type Hex, hexToBytes, http, parseEther } from "viem";
import { auditDraw, entryAt, readCommittedEntries, readDraw, signRound } from "#sdk";
import { drawAbi } from "#sdk/abi";
import { startBackend } from "../../../backend/startBackend.ts";
import { developmentAccount, developmentBeaconKey } from "../../../scripts/start/developmentKeys.ts";
import { BackendVictim } from "../../support/BackendVictim.ts";
import { eventually } from "../../support/eventually.ts";
import { type DrawShop, openDrawShop } from "../../support/openDrawShop.ts";
import { Random } from "../../support/pricing/Random.ts";
import { freePort } from "../../support/startAnvil.ts";
import { asMerchant, MERCHANT_TOKEN } from "../../support/startShop.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { ticketsByHand } from "../../support/ticketsByHand.ts";

const KILLS = Number(process.env["DRAW_KILLS"] ?? 3);
const SEED = Number(process.env["DRAW_SEED"] ?? 20_261);
/** In one draw, some at each of its steps. */
const KILLS_A_DRAW = 15;
const STEPS = 5;
const FREE_TICKETS = 5;
const PATIENCE_SECONDS = 300;
const CUSTOMER_KEY: Hex = `0x${"c7".repeat(32)}`;

describe(`draws kept by a process that is killed ${KILLS} times (seed ${SEED})`, function () {
  this.timeout((300 + KILLS * 60) * 1_000);

  const folder = temporaryFolder();
  const random = new Random(SEED);
  let shop: DrawShop;
  let port: number;
  let kills = 0;

  before(async () => {
    shop = await openDrawShop();
    port = await freePort();
    const store = { folder: folder.path("database") };
    const backend = await startBackend({ ...shop.options, store, customerKey: CUSTOMER_KEY });
    await backend.importGeneratedShop();
    await backend.linkDerivedAccounts(developmentAccount);
    await backend.close();
  });
  after(() => shop?.stop());

  function environment(): NodeJS.ProcessEnv {
    const { keys, beaconUrls = [], campaigns } = shop.options;
    return {
      DATA: folder.path("database"),
      RPC_URL: shop.anvil.rpcUrl,
      PROGRAM: shop.program,
      FACTORY: shop.factory,
      PROGRAM_BLOCK: String(shop.programBlock),
      CAMPAIGNS: JSON.stringify(campaigns),
      RELAYER_KEY: keys.relayer,
      QUOTES_KEY: String(keys.quotes),
      CLAIMS_KEY: String(keys.claims),
      AUDIENCES_KEY: String(keys.audiences),
      TICKETS_KEY: String(keys.tickets),
      ANCHORS_KEY: keys.anchors,
      CUSTOMER_KEY,
      MERCHANT_TOKEN,
      SHOP_NAME: "Corner Shop",
      SHOP_CURRENCY: "GBP",
      BEACON_URLS: beaconUrls.join(","),
      POLL_MILLISECONDS: "50",
      LOG_LEVEL: "silent",
    };
  }

  /** Says it until somebody who is alive has heard it. */
  const insist = (victim: BackendVictim, path: string, body: unknown) =>
    eventually(async () => {
      const answer = await fetch(`${victim.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...asMerchant },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      if (answer === undefined || answer.status >= 500) return undefined;
      expect(answer.status, await answer.text()).to.equal(201);
      return true;
    }, PATIENCE_SECONDS);

  const ticketsOf = (victim: BackendVictim, account: Hex) =>
    eventually(async () => {
      const answer = await fetch(`${victim.url}/v1/accounts/${account}/tickets`).catch(() => undefined);
      if (answer?.ok !== true) return undefined;
      const body = (await answer.json().catch(() => undefined)) as { items: Mine[] } | undefined;
      return body?.items;
    }, PATIENCE_SECONDS);

  interface Mine {
    draw: Hex;
    receipt: { entrant: Hex; tickets: string; finalAt: number; signature: Hex } | null;
  }

  async function wholeDraw(number: number, victim: BackendVictim, wanted: number): Promise<void> {
    const kill = (step: number) =>
      victim.arm(Math.floor((wanted * (step + 1)) / STEPS) - Math.floor((wanted * step) / STEPS));
    const { client, chainNow, jumpTo } = shop;
    const mode = number % 2 === 0 ? "independent" : "distinct";
    const { draw, terms } = await shop.launch({ mode, maxWeight: 60n });
    const info = () => client.readContract({ address: draw, abi: drawAbi, functionName: "info", blockTag: "pending" });
    const reached = (look: (now: Awaited<ReturnType<typeof info>>) => boolean) =>
      eventually(async () => (look(await info()) ? true : undefined), PATIENCE_SECONDS);
    const wallet = createWalletClient({
      account: shop.stranger,
      chain: shop.owner.writer.chain,
      transport: http(shop.anvil.rpcUrl),
    });
    const byStranger = { address: draw, abi: drawAbi } as const;

    const title = { en: `Draw ${number}`, zh: `抽奖 ${number}` };
    await insist(victim, "/v1/draws", { draw, promotion: shop.campaign, title, ordersFrom: 0 });
    const { address: account } = shop.stranger;
    kill(0);
    for (let gift = 0; gift < FREE_TICKETS; gift++) {
      await insist(victim, `/v1/draws/${draw}/tickets`, { account, tickets: 1, reference: `gift-${gift}` });
    }
    const mine = await ticketsOf(victim, account);
    await jumpTo(terms.entriesCloseAt + 1);
    kill(1);
    await reached(([, , , , , , committedAt]) => committedAt !== 0n);

    const value = parseEther("0.2");
    kill(2);
    for (const index of [1n, BigInt(5 + random.int(0, 49))]) {
      await wallet.writeContract({ ...byStranger, functionName: "challengeLeaf", args: [index], value });
    }
    const receipt = mine.find((item) => item.draw === draw)?.receipt;
    expect(receipt?.tickets).to.equal(String(FREE_TICKETS));
    const { entrant, tickets, finalAt, signature } = receipt!;
    const args = [{ entrant, tickets: BigInt(tickets), finalAt: BigInt(finalAt) }, signature] as const;
    await wallet.writeContract({ ...byStranger, functionName: "challengeOmission", args, value });
    await reached(([, , , , , , , , , , open]) => open === 0n);

    await jumpTo(terms.challengeEnd + terms.answerSeconds + 1);
    const [, , , , round, roundAt] = await info();
    await jumpTo(Number(roundAt));
    kill(3);
    // Anybody's submission counts: sometimes somebody is faster.
    if (random.int(0, 2) === 0) {
      const proof = [signRound(developmentBeaconKey, Number(round))] as const;
      await wallet.writeContract({ ...byStranger, functionName: "fulfill", args: proof }).catch(() => undefined);
    }
    await reached(([, , , , , , , , drawnAt]) => drawnAt !== 0n);
    kill(4);
    const settled = async (prize: number) => {
      const of = { ...byStranger, functionName: "winnerOf", args: [BigInt(prize)] } as const;
      return (await client.readContract(of))[2];
    };
    for (let prize = 0; prize < 5; prize++) {
      await eventually(async () => ((await settled(prize)) ? true : undefined), PATIENCE_SECONDS);
    }

    const evidence = await readDraw(client, draw);
    const entries = await readCommittedEntries(client, evidence);
    const expected = ticketsByHand({
      customerKey: hexToBytes(CUSTOMER_KEY),
      accountOf: developmentAccount,
      until: terms.entriesCloseAt,
      today: Date.now() / 1000,
    });
    expected.set(account.toLowerCase(), FREE_TICKETS);
    const listed = Array.from({ length: entries!.length / 40 }, (_, index) => entryAt(entries!, index));
    expect(new Map(listed.map((entry) => [`0x${entry.entrant.slice(-40)}`, Number(entry.weight)]))).to.deep.equal(
      new Map([...expected].filter(([, sum]) => sum > 0).map(([owner, sum]) => [owner, Math.min(60, sum)])),
    );
    expect(evidence.commitments).to.have.length(1);
    expect(evidence.openLeaves).to.deep.equal([]);
    expect(evidence.appended).to.deep.equal([]);
    expect(evidence.paid.map(({ prize }) => prize).toSorted()).to.deep.equal([0, 1, 2, 3, 4]);
    const checks = await auditDraw(evidence, { testBeacon: true, entries: entries! });
    expect(checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(await chainNow()).to.be.greaterThan(Number(roundAt) - 1);
  }

  it("counts every ticket once, commits once, answers everybody, and pays every prize once", async () => {
    for (let number = 0; kills < KILLS; number++) {
      const wanted = Math.min(KILLS_A_DRAW, KILLS - kills);
      const victim = new BackendVictim({ port, env: environment(), random });
      try {
        await wholeDraw(number, victim, wanted);
        // A draw may be done before the last kill: the rest of its kills must change nothing.
        await eventually(() => Promise.resolve(victim.killed >= wanted ? true : undefined), PATIENCE_SECONDS);
      } finally {
        await victim.stop();
      }
      kills += victim.killed;
    }
    expect(kills).to.be.at.least(KILLS);
  });
});
