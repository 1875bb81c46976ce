import { expect } from "chai";
import { network } from "hardhat";
import { type Address, createPublicClient, custom, type Hex, keccak256 } from "viem";
import { signRound } from "#sdk/beacon/signRound";
import { auditDraw } from "#sdk/draw/auditDraw";
import type { DrawEvidence } from "#sdk/draw/DrawEvidence";
import { readDraw } from "#sdk/draw/readDraw";
import type { SumTree } from "#sdk/draw/SumTree";
import {
  BEACON_KEY,
  commitDraw,
  deployDraws,
  DrawMode,
  fulfillDraw,
  launchDraw,
  PrizeKind,
  winningEntry,
} from "../../support/drawFixture.ts";
import { randomEntries } from "../../support/randomEntries.ts";

const connection = await network.create();
const { ethers } = connection;
const client = createPublicClient({ transport: custom(connection.provider), cacheTime: 0 });

async function failures(evidence: DrawEvidence, entries?: Uint8Array): Promise<string[]> {
  const checks = await auditDraw(evidence, { testBeacon: true, ...(entries && { entries }) });
  return checks.filter(({ ok }) => !ok).map(({ statement }) => statement);
}

describe("auditDraw", () => {
  let evidence: DrawEvidence;
  let tree: SumTree;

  before(async () => {
    const fixture = await deployDraws(connection);
    const prizes = [{ kind: PrizeKind.Points, token: ethers.ZeroAddress, amount: 10, quantity: 4 }];
    const draw = await launchDraw(fixture, { mode: DrawMode.Distinct, maxWeight: 2, prizes });
    ({ tree } = await commitDraw(fixture, draw, randomEntries(20, 2)));
    await fulfillDraw(fixture, draw);
    for (let prize = 0; prize < 4; prize++) {
      while ((await draw.winnerOf(prize)).entrant === ethers.ZeroHash) {
        await draw.claim(prize, await winningEntry(draw, tree, prize));
      }
    }
    evidence = await readDraw(client, (await draw.getAddress()) as Address);
  });

  it("finds an honest draw in order, from the chain alone and with its list", async () => {
    expect(evidence.proven).to.have.length(4);
    expect(await failures(evidence)).to.deep.equal([]);
    expect(await failures(evidence, tree.entries)).to.deep.equal([]);
    const checks = await auditDraw(evidence, { testBeacon: true, entries: tree.entries });
    expect(checks.length).to.be.greaterThan(14);
  });

  it("refuses a test beacon unless told to accept it", async () => {
    const checks = await auditDraw(evidence);
    expect(checks.filter(({ ok }) => !ok).map(({ statement }) => statement)).to.deep.equal([
      "The beacon is a public one",
    ]);
  });

  it("names a tampered list, a wrong root, a wrong signature, a wrong round and a wrong winner for what they are", async () => {
    const list = Uint8Array.from(tree.entries);
    list[list.length - 1]! ^= 3;
    expect(await failures(evidence, list)).to.deep.equal([
      "The list is the published one",
      "The committed root is the root of the list",
    ]);
    const [commitment] = evidence.commitments;
    const otherRoot = { ...evidence, commitments: [{ ...commitment!, root: keccak256("0x01") }] };
    expect(await failures(otherRoot, tree.entries)).to.deep.equal([
      "The committed root is the root of the list",
      "The seed follows from the entries and the randomness",
    ]);
    const otherSignature = { ...evidence, signature: signRound(BEACON_KEY + 1n, evidence.round) };
    expect(await failures(otherSignature)).to.deep.equal(["The beacon signed that round"]);
    const [fulfilment] = evidence.fulfilments;
    const otherRound = { ...evidence, fulfilments: [{ ...fulfilment!, round: evidence.round + 1 }] };
    expect(await failures(otherRound)).to.deep.equal(["The randomness is of the committed round"]);
    const [winner, ...others] = evidence.proven;
    const stranger: Hex = keccak256("0x02");
    const otherWinner = { ...evidence, proven: [{ ...winner!, entrant: stranger }, ...others] };
    expect(await failures(otherWinner)).to.deep.equal([]);
    expect(await failures(otherWinner, tree.entries)).to.deep.equal([
      "Every winner is the entrant whom the list names for its ticket",
      "The winners are those of weighted sampling without replacement",
    ]);
    const oneBeyond = { ...evidence, proven: [{ ...winner!, start: winner!.ticket - winner!.weight }, ...others] };
    expect(await failures(oneBeyond)).to.deep.equal(["Every winner owns the ticket that the seed gives its prize"]);
    const otherTicket = { ...evidence, proven: [{ ...winner!, ticket: winner!.ticket + 1n }, ...others] };
    expect(await failures(otherTicket)).to.deep.equal(["Every winner owns the ticket that the seed gives its prize"]);
  });

  it("sees a backdated commitment, two commitments, an unanswered challenge, a double payment and another beneficiary", async () => {
    const [commitment] = evidence.commitments;
    const late = { ...evidence, commitments: [{ ...commitment!, at: commitment!.at + 10_000 }] };
    expect(await failures(late)).to.include("The entries were fixed before anybody could know the randomness");
    const twice = { ...evidence, commitments: [commitment!, commitment!] };
    expect(await failures(twice)).to.deep.equal(["The entries were committed once"]);
    expect(await failures({ ...evidence, openLeaves: [3] })).to.deep.equal(["No challenge was left unanswered"]);
    const paidTwice = { ...evidence, paid: [...evidence.paid, evidence.paid[0]!] };
    expect(await failures(paidTwice)).to.deep.equal(["Every prize was given at most once, out of the escrow"]);
    const home = {
      ...evidence,
      unclaimed: [{ prize: 3, beneficiary: evidence.program }],
      paid: evidence.paid.slice(0, 3),
    };
    expect(await failures(home)).to.deep.equal(["What was not won went to the beneficiary of the terms"]);
    expect(await failures({ ...evidence, publishedCode: { ...evidence.publishedCode, draw: false } })).to.deep.equal([
      "The contracts run the published code",
    ]);
  });
});
