import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Address, getAddress, type Hex } from "viem";
import { offerLeaf, verifyMerkleProof } from "#sdk";
import type { BackendOptions } from "../../../../backend/BackendOptions.ts";
import { snapshotHash } from "../../../../backend/offers/batch/snapshotHash.ts";
import { offerSchemas } from "../../../../backend/offers/offerSchemas.ts";
import { type RunningBackend, startBackend } from "../../../../backend/startBackend.ts";
import { deployShop, type ShopOnChain } from "../../../support/deployShop.ts";
import { type Anvil, startAnvil } from "../../../support/startAnvil.ts";
import { MERCHANT_TOKEN } from "../../../support/startShop.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { developmentAccount } from "../../../../scripts/start/developmentKeys.ts";

type Offer = {
  audience: number;
  value: number;
  from: number;
  until: number;
  salt: Hex;
  proof: Hex[];
  root: Hex;
  batch: number;
};

describe("a batch of offers in the backend", function () {
  this.timeout(300_000);
  let anvil: Anvil;
  let chain: ShopOnChain;
  const folder = temporaryFolder();
  let options: BackendOptions;
  let backend: RunningBackend;
  const request = () => ({ campaign: chain.addresses.campaign, budgetMinor: 40_000, days: 14, seed: 3 });

  before(async () => {
    anvil = await startAnvil();
    chain = await deployShop(anvil.provider);
    options = {
      store: { folder: folder.path("database") },
      rpcUrl: anvil.rpcUrl,
      ...chain.addresses,
      programBlock: chain.programBlock,
      campaigns: [{ address: chain.addresses.campaign, title: { en: "Spring", zh: "春季" } }],
      keys: chain.keys,
      shop: { name: "Corner Shop", currency: "USD" },
      merchantToken: MERCHANT_TOKEN,
      customerKey: `0x${"11".repeat(32)}`,
      offerLeadSeconds: 5,
      logLevel: "silent",
    };
    backend = await startBackend(options);
    await backend.importGeneratedShop();
    await backend.linkDerivedAccounts(developmentAccount);
  });
  after(async () => {
    await backend?.close();
    await anvil?.stop();
  });

  async function get<Body>(path: string): Promise<Body> {
    const response = await fetch(`${backend.url}${path}`, { headers: { authorization: `Bearer ${MERCHANT_TOKEN}` } });
    return (await response.json()) as Body;
  }

  /** The offers of every account, each checked against the root it came with. */
  async function served(): Promise<{ account: Address; offer: Offer }[]> {
    const { items } = await get<{ items: { account: string | null }[] }>("/v1/segments/best/customers?limit=100");
    const found = await Promise.all(
      items.flatMap(({ account }) => {
        if (account === null) return [];
        const address = getAddress(account);
        return [get<{ items: Offer[] }>(`/v1/accounts/${address}/offers`).then((answer) => ({ address, answer }))];
      }),
    );
    return found.flatMap(({ address, answer }) => answer.items.map((offer) => ({ account: address, offer })));
  }

  /** Makes a batch in a process of its own, and kills it as soon as it says `killAt`. @returns what ended it */
  async function killElsewhere(seed: number, killAt: string): Promise<string | null> {
    const file = folder.path("request.json");
    writeFileSync(file, JSON.stringify({ options: { ...options, port: 0 }, request: { ...request(), seed } }));
    const script = fileURLToPath(new URL("../../../support/commitOffersOnce.ts", import.meta.url));
    const child = spawn(process.execPath, [script, file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split("\n").includes(killAt)) child.kill("SIGKILL");
    });
    return new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  }

  it("has the same root for the same seed, is committed once, and names its snapshot on chain", async () => {
    const from = (await anvil.provider.getBlock("latest"))!.timestamp + 3_600;
    const first = await backend.commitOffers({ ...request(), from });
    const again = await backend.commitOffers({ ...request(), from });
    expect([again.root, again.batch, again.offers]).to.deep.equal([first.root, first.batch, first.offers]);
    expect(first.batch).to.equal(1);
    const { items } = await get<{ items: { id: number; seed: number }[] }>("/v1/offer-batches");
    expect(items).to.have.length(1);
    type One = { seed: number; uri: string; snapshot: Parameters<typeof snapshotHash>[0] };
    const one = await get<One>(`/v1/offer-batches/${items[0]!.id}`);
    expect(one.seed).to.equal(3);
    expect(one.uri).to.equal(`urn:bonafide:offers:${snapshotHash(one.snapshot)}`);
    const [event] = await chain.campaign.queryFilter(chain.campaign.filters.OffersCommitted());
    expect(event!.args.uri).to.equal(one.uri);
  });

  it("serves offers that lead to their root, to nobody who is held out", async () => {
    const offers = await served();
    expect(offers.length).to.be.greaterThan(0);
    for (const { account, offer } of offers) {
      const leaf = offerLeaf({ ...offer, account }, offer.salt);
      expect(verifyMerkleProof(offer.root, leaf, offer.proof)).to.equal(true);
    }
  });

  it("refuses offers that would begin before their batch can be on chain, or long after", async () => {
    const { timestamp } = (await anvil.provider.getBlock("latest"))!;
    const refused = await backend.commitOffers({ ...request(), from: timestamp }).catch((error: unknown) => error);
    expect(refused).to.have.property("code", "BeginsTooSoon");
    const milliseconds = { ...request(), from: timestamp * 1_000 };
    const late = await backend.commitOffers(milliseconds).catch((error: unknown) => error);
    expect(late).to.have.property("code", "BeginsTooLate");
  });

  it("gives no segment more than its greatest share", async () => {
    const some = { ...request(), seed: 6, budgetMinor: 2_000_000, least: 0, most: 0.1 };
    const { offers, snapshot } = await backend.commitOffers(some);
    expect(offers).to.be.greaterThan(5);
    for (const { offered, eligible } of snapshot.fairness) expect(offered).to.be.at.most(Math.ceil(0.1 * eligible));
    expect(offerSchemas.request.safeParse({ ...some, least: 0.2 }).success).to.equal(false);
  });

  it("is made without who is erased while it is made", async () => {
    const { items } = await get<{ items: { customerId: string; account: string }[] }>(
      "/v1/segments/regular/customers?limit=100",
    );
    const gone = items.at(-1)!;
    let erased: Promise<Response> | undefined;
    const { status, offers } = await backend.commitOffers({
      ...request(),
      ...{ seed: 4, budgetMinor: 2_000_000, least: 1, holdout: 0 },
      onProgress: (step) => {
        if (step === "models")
          erased ??= fetch(`${backend.url}/v1/customers/${gone.customerId}`, {
            method: "DELETE",
            headers: { authorization: `Bearer ${MERCHANT_TOKEN}` },
          });
      },
    });
    expect((await erased!).status).to.equal(200);
    expect([status, offers]).to.deep.equal(["mined", 184]);
    expect((await get<{ items: Offer[] }>(`/v1/accounts/${getAddress(gone.account)}/offers`)).items).to.deep.equal([]);
  });

  it("killed while it is made, it leaves the batches before serving, and can be made again", async () => {
    const before = await served();
    await backend.close();
    expect(await killElsewhere(5, "committing")).to.equal("SIGKILL");
    backend = await startBackend(options);
    expect(await served()).to.deep.equal(before);
    const { batch, root } = await backend.commitOffers({ ...request(), seed: 5 });
    expect(batch).to.be.at.least(2);
    const after = await served();
    expect(after.some(({ offer }) => offer.root === root)).to.equal(true);
    for (const { offer } of before) expect(after.some((each) => each.offer.root === offer.root)).to.equal(true);
  });
});
