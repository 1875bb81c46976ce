import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { programAbi, promotionAbi } from "#sdk";
import {
  type Address,
  createTestClient,
  encodeFunctionData,
  type Hex,
  http,
  isAddressEqual,
  numberToHex,
  publicActions,
  size,
  slice,
} from "viem";
import { developmentWallets } from "../../scripts/start/developmentKeys.ts";
import { Progress } from "../../scripts/start/Progress.ts";
import { type RunningShop, startAll } from "../../scripts/start/startAll.ts";
import { get, orderOnce } from "../support/orderOnce.ts";

type Report = { ok: boolean; checks: { statement: string; ok: boolean; detail: string }[]; orders: unknown[] };

/** Runs the audit as an auditor would: another process that knows an RPC endpoint and an address. */
async function audit(shop: RunningShop): Promise<{ status: number; report: Report }> {
  const args = ["scripts/audit/main.ts", "--rpc", shop.rpcUrl, "--campaign", shop.campaign, "--json"];
  const run = await promisify(execFile)(process.execPath, args).then(
    ({ stdout }) => ({ status: 0, stdout }),
    (cause: { code: number; stdout: string }) => ({ status: cause.code, stdout: cause.stdout }),
  );
  return { status: run.status, report: JSON.parse(run.stdout) as Report };
}

describe("audit", () => {
  let shop: RunningShop;
  let snapshot: Hex;
  const chain = () => createTestClient({ mode: "anvil", transport: http(shop.rpcUrl) }).extend(publicActions);

  before(async function () {
    this.timeout(180_000);
    shop = await startAll(new Progress({ write: () => true }), { port: 0, chainPort: 0 });
    const { items } = await get<{ items: { sku: string }[] }>(`${shop.url}/v1/products?limit=3`);
    const [first, second] = items.map(({ sku }) => sku);
    for (const customer of developmentWallets.slice(0, 2))
      await orderOnce(shop, customer, [
        { sku: first!, quantity: 12 },
        { sku: second!, quantity: 3 },
      ]);
  });
  beforeEach(async () => {
    snapshot = await chain().snapshot();
  });
  afterEach(async () => {
    await chain().revert({ id: snapshot });
  });
  after(() => shop.stop());

  it("holds for an honest campaign", async () => {
    const { status, report } = await audit(shop);
    expect(report.checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(report.orders).to.have.length(2);
    expect(status).to.equal(0);
  });

  it("finds code that was exchanged", async () => {
    const code = (await chain().getCode({ address: shop.promotion })) ?? "0x";
    // One byte in the middle: a comparison or an offset somewhere behaves differently.
    const middle = Math.floor(size(code) / 2);
    const flipped = numberToHex(Number(slice(code, middle, middle + 1)) ^ 1, { size: 1 }).slice(2);
    const patched = `${slice(code, 0, middle)}${flipped}${slice(code, middle + 1).slice(2)}` as Hex;
    await chain().setCode({ address: shop.promotion, bytecode: patched });
    await expectFound("The contracts run the published code");
  });

  it("finds terms that were exchanged", async () => {
    const code = (await chain().getCode({ address: shop.campaign })) ?? "0x";
    // The demo's first rule gives 500 for every 5000; the campaign's own code now says 501.
    const before = numberToHex(500, { size: 2 }).slice(2);
    expect(code).to.include(before);
    const patched = code.replace(before, numberToHex(501, { size: 2 }).slice(2)) as Hex;
    await chain().setCode({ address: shop.campaign, bytecode: patched });
    await expectFound("follows from the rules");
  });

  it("finds a use counter that was changed", async () => {
    const counter = { abi: promotionAbi, functionName: "usesOf", args: [1n] } as const;
    await addToStorage(shop.campaign, encodeFunctionData(counter), 64n);
    await expectFound("was used at most");
  });

  it("finds a budget that was changed", async () => {
    const budget = { abi: programAbi, functionName: "campaignOf", args: [shop.campaign] } as const;
    await addToStorage(shop.program, encodeFunctionData(budget), 120n);
    await expectFound("points of its orders");
  });

  async function expectFound(statement: string): Promise<void> {
    const { status, report } = await audit(shop);
    const failed = report.checks.filter(({ ok }) => !ok).map((check) => check.statement);
    expect(failed.join("\n")).to.include(statement);
    expect(status).to.equal(1);
  }

  /** Adds 1 at `bit` to the word that the view call `data` reads last. */
  async function addToStorage(contract: Address, data: Hex, bit: bigint): Promise<void> {
    const { accessList } = await chain().createAccessList({ to: contract, data });
    const entry = accessList.find(({ address }) => isAddressEqual(address, contract));
    const slot = entry?.storageKeys.at(-1);
    if (!slot) throw new Error("The view reads no storage.");
    const word = BigInt((await chain().getStorageAt({ address: contract, slot })) ?? "0x0");
    await chain().setStorageAt({
      address: contract,
      index: slot,
      value: numberToHex(word + (1n << bit), { size: 32 }),
    });
  }
});
