import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { createPublicClient, http, keccak256 } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { programAbi } from "#sdk";
import { type Deployment, deployContracts } from "../../../scripts/deploy/deployContracts.ts";
import { merchantClients } from "../../../scripts/program/merchantClients.ts";
import { proveClaim } from "../../../scripts/program/claims/proveClaim.ts";
import { publicationOf } from "../../../scripts/program/claims/publicationOf.ts";
import { publishClaims } from "../../../scripts/program/claims/publishClaims.ts";
import { readClaims } from "../../../scripts/program/claims/readClaims.ts";
import { sendClaim } from "../../../scripts/program/claims/sendClaim.ts";
import { developmentKeys } from "../../../scripts/start/developmentKeys.ts";
import { type LocalChain, startChain } from "../../../scripts/start/startChain.ts";
import { runScript } from "../../support/runScript.ts";

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

    // As some editors write it.
    const rules = fileOf("rules.json", `\ufeff${JSON.stringify(book)}`);
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
    [
      "a field that does not exist, after a byte order mark",
      '\ufeff{"rules": [{"amount": 1}]}',
      /unknown field amount/,
    ],
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

  describe("claims", () => {
    const header = "account,epoch,total4,total3,total2,total1,total0";
    const member = privateKeyToAddress(developmentKeys.relayer);
    const stranger = privateKeyToAddress(developmentKeys.quotes);
    const others = Array.from({ length: 40 }, (_, i) => `0x${(i + 7).toString(16).repeat(40).slice(0, 40)}`);
    const claims = [member, ...others].map((account, i) => `${account},4,0,0,0,0,${250 + i}`);
    const offline = (...args: string[]) => runScript("scripts/program/main.ts", ["claims", ...args]);

    it("are built from a file, published, proven and collected without an issuer", async () => {
      const address = (await createProgram()) as `0x${string}`;
      const given = fileOf("claims.csv", `\ufeff${[header, ...claims.toReversed()].join("\r\n")}`);
      const file = join(folder, "published.csv");
      const built = await offline("build", "--claims", given, "--out", file);
      expect(built.stdout).to.include("41 claims");
      const { stdout } = await program(
        ...["claims", "publish", "--program", address, "--claims", file, "--uri", "https://shop.example/claims.csv"],
      );
      expect(stdout).to.include("41 claims published");

      const client = createPublicClient({ transport: http(chain.rpcUrl) });
      const logs = await client.getContractEvents({
        address,
        abi: programAbi,
        eventName: "ClaimsPublished",
        fromBlock: 0n,
      });
      expect(logs[0]?.args.dataHash).to.equal(keccak256(readFileSync(file)));

      const proven = JSON.parse((await offline("prove", "--claims", file, "--account", member)).stdout) as {
        data: `0x${string}`;
      };
      const points = { address, abi: programAbi, functionName: "balanceOf", args: [member] } as const;
      await client.call({ to: address, data: proven.data });
      const sent = await program("claims", "send", "--program", address, "--claims", file, "--account", member);
      expect(sent.stdout).to.include("collected 250 points");
      expect(await client.readContract(points)).to.equal(250n);

      const owner = await merchantClients(chain.rpcUrl, developmentKeys.owner);
      const proof = proveClaim(readClaims(readFileSync(file, "utf8")), member);
      await refused(sendClaim(owner, address, proof), /Nothing is left/);
      const text = `${header}\n${member},4,0,0,0,0,9999\n`;
      await refused(sendClaim(owner, address, proveClaim(readClaims(text), member)), /neither what was published last/);
      const other = {
        program: address,
        claims: readClaims(text),
        publication: publicationOf(readClaims(text)),
        uri: "x:",
      };
      await refused(publishClaims(owner, other), /ClaimsPublishedTooRecently/);
      const early = readClaims(`${header}\n${member},5,0,0,0,0,1\n`);
      await refused(publishClaims(owner, { ...other, claims: early }), /the program is in epoch 4/);
      expect(() => proveClaim(early, stranger)).to.throw(`no claim of ${stranger}`);
    });

    it("are published only as they were built", async () => {
      const unsorted = fileOf("unsorted.csv", `${[header, ...claims.toReversed()].join("\n")}\n`);
      const target = ["--program", deployment.factory, "--uri", "x:"];
      const run = await program("claims", "publish", ...target, "--claims", unsorted);
      expect(run.stderr).to.include('Run "claims build"').and.not.include("    at ");
    });
  });
});

async function refused(action: Promise<unknown>, problem: RegExp): Promise<void> {
  const cause: unknown = await action.then(
    () => "nothing",
    (thrown: unknown) => thrown,
  );
  expect(String(cause)).to.match(problem);
}
