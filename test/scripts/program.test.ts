import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { privateKeyToAddress } from "viem/accounts";
import { type Deployment, deployContracts } from "../../scripts/deploy/deployContracts.ts";
import { developmentKeys } from "../../scripts/start/developmentKeys.ts";
import { type LocalChain, startChain } from "../../scripts/start/startChain.ts";
import { runScript } from "../support/runScript.ts";

const book = {
  currency: "EUR",
  rules: [
    { kind: "PercentOff", lane: 0, value: 1000, limit: 50 },
    { kind: "Points", lane: 1, every: 100, value: 1 },
  ],
};

describe("program", () => {
  let chain: LocalChain;
  let deployment: Deployment;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "bonafide-program-"));
    chain = await startChain({ port: 0 });
    deployment = await deployContracts({ rpcUrl: chain.rpcUrl });
  });
  after(async () => {
    await chain.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const program = (...args: string[]) =>
    runScript("scripts/program/main.ts", [...args, "--rpc", chain.rpcUrl], { MERCHANT_KEY: developmentKeys.owner });
  const fileOf = (name: string, content: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };
  const addressIn = ({ stdout }: { stdout: string }) => /0x[0-9a-fA-F]{40}/.exec(stdout)?.[0] ?? "";
  const createProgram = async () =>
    addressIn(await program("create", "--factory", deployment.factory, "--name", "Corner Shop", "--symbol", "PTS"));

  it("creates a program, names an issuer, launches, shows and closes a campaign", async () => {
    const address = await createProgram();
    const issuer = privateKeyToAddress(developmentKeys.quotes);
    const named = await program("issuer", "--program", address, "--key-address", issuer, "--role", "quotes");
    expect(named.stdout).to.include(`${issuer} signs quotes`);

    const rules = fileOf("rules.json", book);
    const campaign = addressIn(
      await program(
        ...["launch", "--program", address, "--implementation", deployment.promotion],
        ...["--rules", rules, "--budget", "1000", "--notice-hours", "48"],
      ),
    );
    const shown = await program("show", "--campaign", campaign);
    expect(shown.stdout)
      .to.include("settlements 0")
      .and.include("0 given, 0 held, 1000 left of 1000")
      .and.match(/0 PercentOff\s+0\s+50/);

    const closed = await program("close", "--campaign", campaign);
    const end = Date.parse(/ends (\S+);/.exec(closed.stdout)?.[1] ?? "");
    expect(end - Date.now()).to.be.within(47 * 3_600_000, 49 * 3_600_000);
    const again = await program("close", "--campaign", campaign);
    expect(again.status).to.equal(1);
  });

  const badBooks: [string, unknown, RegExp][] = [
    ["an unknown kind", { rules: [{ kind: "Present" }] }, /kind/],
    ["a rate above 10 000", { rules: [{ kind: "PercentOff", value: 10_001 }] }, /value/],
    [
      "a lane of two families",
      {
        rules: [
          { kind: "PercentOff", value: 1 },
          { kind: "Points", value: 1 },
        ],
      },
      /lane/,
    ],
    ["no JSON", "{", /JSON/],
  ];
  for (const [name, content, problem] of badBooks) {
    it(`refuses a rule book with ${name}`, async () => {
      const run = await program(
        ...["launch", "--program", deployment.factory, "--implementation", deployment.promotion],
        ...["--rules", fileOf("bad.json", content), "--budget", "1"],
      );
      expect(run.status).to.equal(1);
      expect(run.stderr).to.match(problem).and.not.include("    at ");
    });
  }

  it("asks for a key, a command and addresses in words", async () => {
    const bare = (...args: string[]) => runScript("scripts/program/main.ts", args, { MERCHANT_KEY: "" });
    expect((await bare()).stderr).to.match(/Name a command/);
    expect((await bare("close", "--rpc", chain.rpcUrl, "--campaign", deployment.factory)).stderr).to.match(
      /MERCHANT_KEY/,
    );
    expect((await bare("show", "--rpc", chain.rpcUrl, "--campaign", "0x12")).stderr).to.match(/not an address/);
    expect((await bare("show", "--rpc", chain.rpcUrl, "--campaign", deployment.factory)).stderr).to.match(
      /no campaign/,
    );
  });

  it("lets only the owner launch", async () => {
    const address = await createProgram();
    const run = await runScript(
      "scripts/program/main.ts",
      [
        ...["launch", "--rpc", chain.rpcUrl, "--program", address, "--implementation", deployment.promotion],
        ...["--rules", fileOf("rules.json", book), "--budget", "1"],
      ],
      { MERCHANT_KEY: developmentKeys.relayer },
    );
    expect(run.status).to.equal(1);
    expect(run.stderr).to.include("OwnableUnauthorizedAccount");
  });
});
