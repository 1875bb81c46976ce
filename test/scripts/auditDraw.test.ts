import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { beaconAbi, drawAbi, formatEvidence, readDraw } from "#sdk";
import { expect } from "chai";
import { encodeFunctionData, type Hex, isAddressEqual, keccak256, numberToHex, pad, size, slice } from "viem";
import { DrawOnChain } from "../support/DrawOnChain.ts";
import { runScript } from "../support/runScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

type Report = { ok: boolean; checks: { statement: string; ok: boolean; detail: string }[]; notes: string[] };

describe("audit --draw", () => {
  let lottery: DrawOnChain;
  let snapshot: Hex;
  const files = temporaryFolder();

  before(async () => {
    lottery = await DrawOnChain.commit(50);
  });
  after(() => lottery.chain.stop());
  beforeEach(async () => {
    snapshot = await lottery.god.snapshot();
  });
  afterEach(async () => {
    await lottery.god.revert({ id: snapshot });
  });

  /** Runs the audit as an auditor would: another process that knows an RPC endpoint and an address. */
  const audit = async (...args: string[]): Promise<{ status: number; report: Report }> => {
    const { status, stdout, stderr } = await runScript("scripts/audit/main.ts", [...args, "--json"]);
    if (stdout === "") throw new Error(stderr);
    return { status, report: JSON.parse(stdout) as Report };
  };
  const onChain = (rpcUrl = lottery.chain.rpcUrl) => ["--rpc", rpcUrl, "--draw", lottery.draw, "--test-beacon"];
  const expectFound = async (statements: string[], args: string[] = onChain()): Promise<void> => {
    const { status, report } = await audit(...args);
    expect(report.checks.filter(({ ok }) => !ok).map(({ statement }) => statement)).to.deep.equal(statements);
    expect(status).to.equal(1);
  };

  it("holds for an honest draw, with the list from its calldata, and says that the beacon is a test's", async () => {
    await lottery.fulfill();
    await lottery.claimAll();
    const { status, report } = await audit(...onChain());
    expect(report.checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(report.checks.map(({ statement }) => statement)).to.include.members([
      "The entries were fixed before anybody could know the randomness",
      "The beacon signed that round",
      "The committed root is the root of the list",
      "Every winner is the entrant whom the list names for its ticket",
      "Every prize that was not given is still in escrow",
    ]);
    expect(status).to.equal(0);
    await expectFound(["The beacon is a public one"], ["--rpc", lottery.chain.rpcUrl, "--draw", lottery.draw]);
  });

  it("holds before the beacon, too", async () => {
    const { status, report } = await audit(...onChain());
    expect(report.checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(status).to.equal(0);
  });

  it("finds a tampered list", async () => {
    const list = Uint8Array.from(lottery.tree.entries);
    list[39]! ^= 1;
    const file = files.path("tampered.bin");
    writeFileSync(file, list);
    await expectFound(
      ["The list is the published one", "The committed root is the root of the list"],
      [...onChain(), "--entries", file],
    );
    writeFileSync(file, lottery.tree.entries);
    expect((await audit(...onChain(), "--entries", file)).status).to.equal(0);
  });

  it("finds a root that was exchanged in the contract before the seed was made", async () => {
    const slot = await lottery.slotOf(lottery.tree.root);
    await lottery.god.setStorageAt({ address: lottery.draw, index: slot, value: keccak256("0x01") });
    await lottery.fulfill();
    await expectFound(["The seed follows from the entries and the randomness"]);
  });

  it("finds randomness that no beacon signed", async () => {
    const { beacon } = (await readDraw(lottery.god, lottery.draw)).record;
    const data = encodeFunctionData({ abi: beaconAbi, functionName: "randomnessOf", args: [BigInt(lottery.round)] });
    const { accessList } = await lottery.god.createAccessList({ to: beacon, data });
    const slot = accessList.find(({ address }) => isAddressEqual(address, beacon))?.storageKeys[0];
    await lottery.god.setStorageAt({ address: beacon, index: slot!, value: keccak256("0x02") });
    await lottery.fulfill();
    await expectFound(["The beacon signed that round"]);
  });

  it("finds another round than the committed one", async () => {
    const slot = numberToHex(BigInt(await lottery.slotOf(lottery.tree.root)) + 2n, { size: 32 });
    const word = BigInt((await lottery.god.getStorageAt({ address: lottery.draw, slot })) ?? 0);
    // behind funded, openLeaves, total, missing and count: 8 + 16 + 64 + 64 + 32 bits
    const patched = numberToHex(word - (1n << 184n), { size: 32 });
    await lottery.god.setStorageAt({ address: lottery.draw, index: slot, value: patched });
    await lottery.fulfill(lottery.round - 1);
    await lottery.god.setStorageAt({ address: lottery.draw, index: slot, value: numberToHex(word, { size: 32 }) });
    await expectFound([
      "The randomness is of the committed round",
      "The beacon signed that round",
      "The seed follows from the entries and the randomness",
    ]);
  });

  it("finds code that was exchanged, and a beacon under drand's name", async () => {
    const { implementation, code, beacon } = await evidenceNow();
    const middle = Math.floor(size(code.implementation) / 2);
    const flipped = numberToHex(Number(slice(code.implementation, middle, middle + 1)) ^ 1, { size: 1 }).slice(2);
    const patched = `${slice(code.implementation, 0, middle)}${flipped}${slice(code.implementation, middle + 1).slice(2)}`;
    await lottery.god.setCode({ address: implementation, bytecode: patched as Hex });
    await expectFound(["The contracts run the published code"]);

    // the code of the real draw, deployed by somebody who filled in another beacon
    const real = (await lottery.god.getCode({ address: lottery.deployment.draw })) ?? "0x";
    const beaconsOf = { address: lottery.deployment.draw, abi: drawAbi, functionName: "beacons" } as const;
    const [evmnet] = await lottery.god.readContract(beaconsOf);
    const forged = real.replaceAll(pad(evmnet).slice(2).toLowerCase(), pad(beacon).slice(2).toLowerCase()) as Hex;
    expect(forged).not.to.equal(real);
    await lottery.god.setCode({ address: implementation, bytecode: forged });
    const { report } = await audit(...onChain());
    expect(report.checks.filter(({ ok }) => !ok)[0]).to.deep.include({
      statement: "The contracts run the published code",
      detail: "unknown code: beacon",
    });
  });

  it("finds what a hostile node changes: the beacon's signature, the committed root", async () => {
    await lottery.fulfill();
    await lottery.claimAll();
    const { signature, root } = { ...(await readDraw(lottery.god, lottery.draw)), root: lottery.tree.root };
    const lies: [Hex, Hex, string[]][] = [
      [signature!, keccak256(signature!), ["The beacon signed that round"]],
      [
        root,
        keccak256(root),
        ["The committed root is the root of the list", "The seed follows from the entries and the randomness"],
      ],
    ];
    for (const [truth, lie, statements] of lies) {
      const node = await hostileNode(lottery.chain.rpcUrl, truth.slice(2, 66), lie.slice(2, 66));
      const port = (node.address() as AddressInfo).port;
      await expectFound(statements, onChain(`http://127.0.0.1:${port}`)).finally(() => node.close());
    }
  });

  it("checks a file of evidence by itself, and against the chain", async () => {
    await lottery.fulfill();
    await lottery.claimAll();
    const { record } = await readDraw(lottery.god, lottery.draw);
    const file = files.path("evidence.json");
    const text = formatEvidence(record, lottery.tree.entries);
    writeFileSync(file, text);
    const alone = await audit("--evidence", file, "--test-beacon");
    expect(alone.status).to.equal(0);
    expect(alone.report.notes.join()).to.include("somebody's word");
    const withChain = await audit("--evidence", file, "--test-beacon", "--rpc", lottery.chain.rpcUrl);
    expect(withChain.report.checks[0]).to.deep.include({ statement: "The file says what the chain says", ok: true });
    expect(withChain.status).to.equal(0);

    const [winner] = (await readDraw(lottery.god, lottery.draw)).proven;
    writeFileSync(file, text.replaceAll(winner!.entrant, pad("0x5c")));
    await expectFound(
      ["Every winner is the entrant whom the list names for its ticket"],
      ["--evidence", file, "--test-beacon"],
    );
    await expectFound(
      ["The file says what the chain says"],
      ["--evidence", file, "--test-beacon", "--rpc", lottery.chain.rpcUrl],
    );

    writeFileSync(file, text.replace('"chainId": 31337', '"chainId": "x"'));
    const refused = await runScript("scripts/audit/main.ts", ["--evidence", file]);
    expect(refused.stderr).to.equal("Error: chainId is no whole number below 2^53\n");
    expect(refused.status).to.equal(1);
  });

  it("says what else it found at the address", async () => {
    const { stderr, status } = await runScript("scripts/audit/main.ts", [
      ...["--rpc", lottery.chain.rpcUrl, "--draw", lottery.deployment.factory],
    ]);
    expect(stderr).to.include("is no campaign");
    expect(status).to.equal(1);
  });

  async function evidenceNow() {
    const { implementation, record } = await readDraw(lottery.god, lottery.draw);
    return { implementation, code: record.code, beacon: record.beacon };
  }
});

/** An RPC endpoint that answers as `rpcUrl` does, with `truth` replaced in every log. */
function hostileNode(rpcUrl: string, truth: string, lie: string): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      const answer = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
      const text = await answer.text();
      const isLogs = body.includes("eth_getLogs");
      response.setHeader("content-type", "application/json").end(isLogs ? text.replaceAll(truth, lie) : text);
    })();
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
