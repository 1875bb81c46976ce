import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { type Abi, type Address, getAddress, type Hex } from "viem";
import { readDraw } from "#sdk";
import { drawAbi } from "#sdk/abi";
import { type RunningBackend, startBackend } from "../../../../backend/startBackend.ts";
import { developmentKeys } from "../../../../scripts/start/developmentKeys.ts";
import { type DrawShop, openDrawShop } from "../../../support/openDrawShop.ts";
import { runScript } from "../../../support/runScript.ts";
import { MERCHANT_TOKEN } from "../../../support/startShop.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const charity = "0x00000000000000000000000000000000000bEEf1";

describe("program draw", function () {
  this.timeout(120_000);

  const folder = temporaryFolder();
  let shop: DrawShop;
  let backend: RunningBackend;
  before(async () => {
    shop = await openDrawShop();
    backend = await startBackend(shop.options);
  });
  after(async () => {
    await backend?.close();
    await shop?.stop();
  });

  const closesAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3 * 86_400_000);
  const plan = () => ({
    title: { en: "Winter draw", zh: "冬季抽奖" },
    promotion: shop.campaign,
    ordersFrom: "2024-01-01T00:00:00Z",
    mode: "distinct",
    beacon: "test",
    prizes: [{ points: 5_000 }, { points: 500, quantity: 4 }] as unknown[],
    beneficiary: charity,
    maxTickets: 50,
    freeEntry: "Ask at the counter for a free ticket, one a person.",
    entriesCloseAt: closesAt.toISOString(),
  });
  const run = (content: unknown, args: string[] = [], environment: Record<string, string> = {}) => {
    const file = folder.path("draw.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    const places = ["--rpc", shop.anvil.rpcUrl, "--program", shop.program, "--file", file];
    const code = args.includes("--implementation") ? [] : ["--implementation", shop.testDraw];
    return runScript("scripts/program/main.ts", ["draw", ...places, ...code, ...args], environment);
  };
  const secrets = { MERCHANT_KEY: developmentKeys.owner, MERCHANT_TOKEN };

  it("shows what a launch fixes for ever, and sends nothing", async () => {
    const before = await shop.client.getBlockNumber();
    const { status, stdout, stderr } = await run(plan());
    expect(status, stderr).to.equal(0);
    for (const line of [
      "distinct: nobody wins twice",
      "5,000 points; 4 x 500 points",
      `${closesAt.toISOString().slice(0, 19).replace("T", " ")} UTC`,
      "TEST BEACON",
      charity,
      "one a person",
      "Nothing was sent.",
    ])
      expect(stdout).to.include(line);
    expect(await shop.client.getBlockNumber()).to.equal(before);
  });

  it("launches the draw, and the backend keeps it", async () => {
    const { status, stdout, stderr } = await run(plan(), ["--launch", "--backend", backend.url], secrets);
    expect(status, stderr).to.equal(0);
    const draw = getAddress(/Draw (0x[0-9a-fA-F]{40}) launched/.exec(stdout)![1]!);
    const { terms } = await readDraw(shop.client, draw);
    expect(terms).to.deep.include({ mode: "distinct", beneficiary: charity, maxWeight: 50n });
    expect(terms.entriesCloseAt).to.equal(closesAt.getTime() / 1000);
    const kept = (await (await fetch(`${backend.url}/v1/draws/${draw}`)).json()) as {
      state: string;
      ordersFrom: number;
    };
    expect(kept).to.include({ state: "Open", ordersFrom: Date.UTC(2024, 0, 1) / 1000 });
    const again = await runScript(
      "scripts/program/main.ts",
      ["adopt", "--draw", draw, "--file", folder.path("draw.json"), "--backend", backend.url],
      secrets,
    );
    expect(again.status, again.stderr).to.equal(0);
    const stranger = await runScript(
      "scripts/program/main.ts",
      ["adopt", "--draw", draw, "--file", folder.path("draw.json"), "--backend", backend.url],
      { MERCHANT_TOKEN: "x".repeat(40) },
    );
    expect([stranger.status, stranger.stderr]).to.satisfy(
      ([code, said]: [number, string]) => code === 1 && said.includes("did not take the draw"),
    );
  });

  it("moves prizes that are tokens into escrow", async () => {
    const deploy = async (name: string, args: unknown[] = []): Promise<{ address: Address; abi: Abi }> => {
      const artifact = new URL(`../../../../artifacts/contracts/mocks/${name}.sol/${name}.json`, import.meta.url);
      const { abi, bytecode } = JSON.parse(readFileSync(artifact, "utf8")) as { abi: Abi; bytecode: Hex };
      const hash = await shop.owner.writer.deployContract({ abi, bytecode, args });
      const { contractAddress } = await shop.client.waitForTransactionReceipt({ hash });
      return { address: contractAddress!, abi };
    };
    const owner = shop.owner.writer.account.address;
    const coin = await deploy("Erc20Mock", [0n]);
    const item = await deploy("Erc721Mock");
    await shop.owner.writer.writeContract({ ...coin, functionName: "mint", args: [owner, 1_000n] });
    await shop.owner.writer.writeContract({ ...item, functionName: "mint", args: [owner, 7n] });
    const prizes = [
      { erc721: item.address, id: 7 },
      { erc20: coin.address, amount: "100", quantity: 3 },
    ];
    const { status, stdout, stderr } = await run({ ...plan(), prizes }, ["--launch"], secrets);
    expect(status, stderr).to.equal(0);
    expect(stdout).to.include("Its prizes are in escrow.");
    const draw = getAddress(/Draw (0x[0-9a-fA-F]{40}) launched/.exec(stdout)![1]!);
    const held = await shop.client.readContract({ ...coin, functionName: "balanceOf", args: [draw] });
    expect([
      held,
      await shop.client.readContract({ address: draw, abi: drawAbi, functionName: "state" }),
    ]).to.deep.equal([300n, 1]);
  });

  it("ends with a sentence for each mistake, before anything is sent", async () => {
    const before = await shop.client.getBlockNumber();
    const wrong = { ...plan(), beneficiary: shop.owner.writer.account.address, challengesFor: "0s" };
    const { status, stderr } = await run(wrong, ["--launch"], secrets);
    expect(status).to.equal(1);
    expect(stderr)
      .to.match(/beneficiary: .* charity/)
      .and.match(/challengesFor: /)
      .and.not.include("    at ");
    const drand = await run({ ...plan(), beacon: "evmnet" }, ["--launch"], secrets);
    expect(drand.stderr).to.include("TestDraw: somebody knows its winners");
    expect(await shop.client.getBlockNumber()).to.equal(before);
  });

  it("holds a real draw to windows of a day, and knows what is no draw", async () => {
    const real = { ...plan(), beacon: "evmnet", challengesFor: "23h" };
    const short = await run(real, ["--implementation", shop.draw]);
    expect(short.stderr).to.include("at least 24 hours to doubt the list");
    const other = await run(real, ["--implementation", shop.promotion]);
    expect(other.stderr).to.include("is not the code of draws");
    const fine = await run({ ...plan(), beacon: "evmnet" }, ["--implementation", shop.draw]);
    expect(fine.stdout).to.include("drand evmnet");
  });
});
