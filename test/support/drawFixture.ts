import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type Address, type Hex, slice } from "viem";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { buildSumTree } from "#sdk/draw/buildSumTree";
import type { Entry } from "#sdk/draw/Entry";
import { entryAt } from "#sdk/draw/entryAt";
import { ownerOfTicket } from "#sdk/draw/ownerOfTicket";
import { packEntries } from "#sdk/draw/packEntries";
import { proveEntry } from "#sdk/draw/proveEntry";
import type { SumTree } from "#sdk/draw/SumTree";
import { roundAt } from "#sdk/beacon/roundAt";
import { signRound } from "#sdk/beacon/signRound";
import { testBeacon } from "#sdk/beacon/testBeacon";
import { hashEntries } from "#sdk/draw/hashEntries";
import type { IDraw, Program } from "../../types/ethers-contracts/index.ts";
import type { DrawTermsStruct } from "../../types/ethers-contracts/TestDraw.ts";
import { deployProgram, Role, type TestConnection } from "./programFixture.ts";

export const BEACON_KEY = 0xb0a71den;

/** Numbers of contracts/types/DrawTerms.sol and contracts/interfaces/IDraw.sol. */
export const DrawMode = { Independent: 0, Distinct: 1, OnChain: 2 } as const;
export const PrizeKind = { Points: 0, Erc20: 1, Erc721: 2 } as const;
export const DrawState = {
  Unfunded: 0n,
  Open: 1n,
  Challenge: 2n,
  Frozen: 3n,
  Drawn: 4n,
  Void: 5n,
  Refunded: 6n,
} as const;

const NOBODY = "0x0000000000000000000000000000000000000000";

/** More than any challenge of the tests must carry. */
export const BOND_WEI = 10n ** 16n;

/** An account's entry. */
export function accountEntry(account: string, weight = 1n): Entry {
  return { entrant: accountEntrant(account as Address), weight };
}

/** Equal prizes of points. */
export function pointsPrizes(amount: number, quantity: number) {
  return [{ kind: PrizeKind.Points, token: NOBODY, amount, quantity }];
}

/** A program that can launch test draws, with a tickets key, and a beacon whose key the tests hold. */
export async function deployDraws(connection: TestConnection) {
  const { ethers, networkHelpers } = connection;
  const base = await deployProgram(connection);
  const signers = await ethers.getSigners();
  const [tickets, beneficiary, carl] = signers.slice(5) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const beacon = testBeacon(BEACON_KEY, await networkHelpers.time.latest(), 2);
  const key = [0, 1, 2, 3].map((i) => BigInt(slice(beacon.publicKey, i * 32, i * 32 + 32)));
  const adapter = await ethers.deployContract("TestBeacon", [key, beacon.genesisAt, beacon.periodSeconds]);
  const implementation = await ethers.deployContract("TestDraw", [await adapter.getAddress()]);
  const factory = await ethers.deployContract("ProgramFactory", [[await implementation.getAddress()]]);
  const now = await networkHelpers.time.latest();
  const terms = {
    name: "Corner Shop",
    symbol: "CORNER",
    owner: base.owner.address,
    transferPolicy: 2,
    firstEpochAt: now,
    epochSeconds: 90 * 86_400,
    epochMintCap: 1_000_000,
    tierThresholds: [],
  };
  const address = await factory.create.staticCall(terms);
  await factory.create(terms);
  const program: Program = await ethers.getContractAt("Program", address);
  await program.addIssuer(tickets.address, Role.Tickets, now + 10);
  await program.addIssuer(base.issuer.address, Role.Claims, now + 10);
  await networkHelpers.time.increase(20);
  return { ...connection, ...base, program, beacon, adapter, implementation, tickets, beneficiary, carl };
}

export type DrawFixture = Awaited<ReturnType<typeof deployDraws>>;

/** Terms of a draw that begins now: entries close in 100 s, commitment by 200, challenges by 300, freeze at 400, drawn by 1 000. */
export async function drawTerms(
  fixture: DrawFixture,
  overrides: Partial<DrawTermsStruct> = {},
): Promise<DrawTermsStruct> {
  // The chain's clock runs on while a test computes: a block brings it up to date.
  await fixture.networkHelpers.mine();
  const now = await fixture.networkHelpers.time.latest();
  return {
    mode: DrawMode.Independent,
    beacon: 0,
    beneficiary: fixture.beneficiary.address,
    entriesCloseAt: now + 100,
    commitBy: now + 200,
    challengeEnd: now + 300,
    answerSeconds: 100,
    drawBy: now + 1_000,
    claimSeconds: 100,
    maxWeight: 10,
    round: 0,
    ticketPoints: 0,
    bondWei: 1_000,
    depositWei: 5_000,
    prizes: pointsPrizes(100, 3),
    freeEntry: "One ticket a person at the counter, no purchase needed.",
    ...overrides,
  };
}

/** Launches a draw; unfunded when a prize is a token. */
export async function launchDraw(fixture: DrawFixture, overrides: Partial<DrawTermsStruct> = {}): Promise<IDraw> {
  const { ethers, program, implementation } = fixture;
  const encoded = await implementation.encodeTerms(await drawTerms(fixture, overrides));
  await program.launch(await implementation.getAddress(), encoded, 10_000);
  const launched = await program.queryFilter(program.filters.CampaignLaunched());
  return ethers.getContractAt("IDraw", launched.at(-1)!.args.campaign);
}

/** The arguments of an honest commitment to `entries`, and the tree. */
export async function commitment(
  fixture: DrawFixture,
  draw: IDraw,
  entries: readonly Entry[],
): Promise<{ tree: SumTree; round: number; args: [Hex, bigint, number, number, Hex, string, string] }> {
  const tree = await buildSumTree(await packEntries(entries));
  const { freezeAt } = await draw.info();
  const round = roundAt(fixture.beacon, Number(freezeAt) + 10);
  const dataHash = await hashEntries(tree.entries);
  return { tree, round, args: [tree.root, tree.total, tree.count, round, dataHash, "ipfs://list", "0x"] };
}

/** Closes the entries and commits to them. */
export async function commitDraw(fixture: DrawFixture, draw: IDraw, entries: readonly Entry[]) {
  const { tree, round, args } = await commitment(fixture, draw, entries);
  const { entriesCloseAt, depositWei } = await draw.terms();
  await fixture.networkHelpers.time.increaseTo(entriesCloseAt + 1n);
  await draw.commit(...args, { value: depositWei });
  return { tree, round };
}

/** Waits until the draw is frozen. */
export async function passFreeze({ networkHelpers }: DrawFixture, draw: IDraw): Promise<void> {
  await networkHelpers.time.increaseTo((await draw.info()).freezeAt + 1n);
}

/** Waits for the draw's round and delivers its signature. */
export async function fulfillDraw(fixture: DrawFixture, draw: IDraw): Promise<void> {
  const { round, roundAt: time } = await draw.info();
  await fixture.networkHelpers.time.increaseTo(time);
  await draw.fulfill(signRound(BEACON_KEY, Number(round)));
}

/** The entry at `index` as the contract takes it. */
export function provenEntry(tree: SumTree, index: number) {
  return { ...entryAt(tree.entries, index), index, proof: proveEntry(tree, index) };
}

/** The entry that owns the ticket of `prize` now. */
export async function winningEntry(draw: IDraw, tree: SumTree, prize: number) {
  const { ticket } = await draw.ticketOf(prize);
  return provenEntry(tree, ownerOfTicket(tree, ticket));
}

const RECEIPT = {
  TicketReceipt: [
    { name: "entrant", type: "bytes32" },
    { name: "tickets", type: "uint64" },
    { name: "finalAt", type: "uint64" },
  ],
};

const PRIZE_CLAIM = {
  PrizeClaim: [
    { name: "prize", type: "uint256" },
    { name: "payee", type: "address" },
    { name: "deadline", type: "uint256" },
  ],
};

interface TypedSigner {
  signTypedData: HardhatEthersSigner["signTypedData"];
}

async function domainOf(fixture: DrawFixture, draw: IDraw) {
  const { chainId } = await fixture.ethers.provider.getNetwork();
  return { name: "Bonafide Draw", version: "1", chainId, verifyingContract: await draw.getAddress() };
}

export async function signTickets(
  fixture: DrawFixture,
  draw: IDraw,
  receipt: { entrant: Hex; tickets: number | bigint; finalAt: number | bigint },
  signer: TypedSigner = fixture.tickets,
): Promise<string> {
  return signer.signTypedData(await domainOf(fixture, draw), RECEIPT, receipt);
}

export async function signPrizeClaim(
  fixture: DrawFixture,
  draw: IDraw,
  wish: { prize: number; payee: string; deadline: number },
  signer: TypedSigner,
): Promise<string> {
  return signer.signTypedData(await domainOf(fixture, draw), PRIZE_CLAIM, wish);
}
