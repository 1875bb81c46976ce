import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { CampaignMock, Program, ProgramFactory } from "../../types/ethers-contracts/index.ts";
import type { ProgramTermsStruct } from "../../types/ethers-contracts/ProgramFactory.ts";

/** Numbers of contracts/types/Role.sol. */
export const Role = { None: 0, Claims: 1, Quotes: 2, Audiences: 3, Receipts: 4, Tickets: 5, Anchors: 6 } as const;

/** Numbers of contracts/types/TransferPolicy.sol. */
export const TransferPolicy = { None: 0, MembersOnly: 1, Free: 2 } as const;

export const EPOCH_SECONDS = 90 * 86_400;

export interface ProgramFixture {
  factory: ProgramFactory;
  program: Program;
  implementation: CampaignMock;
  owner: HardhatEthersSigner;
  /** The claims key. */
  issuer: HardhatEthersSigner;
  ann: HardhatEthersSigner;
  bob: HardhatEthersSigner;
  eve: HardhatEthersSigner;
  /** Start of epoch 4, Unix seconds. */
  firstEpochAt: number;
}

export interface TestConnection {
  ethers: HardhatEthers;
  networkHelpers: NetworkHelpers;
}

/** A program at the beginning of epoch 4, with a claims key in force and transfers free unless told otherwise. */
export async function deployProgram(
  { ethers, networkHelpers }: TestConnection,
  overrides: Partial<ProgramTermsStruct> = {},
): Promise<ProgramFixture> {
  const [owner, issuer, ann, bob, eve] = await ethers.getSigners();
  if (!owner || !issuer || !ann || !bob || !eve) throw new Error("the network has fewer than five accounts");
  const implementation = await ethers.deployContract("CampaignMock");
  const factory = await ethers.deployContract("ProgramFactory", [[await implementation.getAddress()]]);
  const firstEpochAt = await networkHelpers.time.latest();
  const terms: ProgramTermsStruct = {
    name: "Corner Shop",
    symbol: "CORNER",
    owner: owner.address,
    transferPolicy: TransferPolicy.Free,
    firstEpochAt,
    epochSeconds: EPOCH_SECONDS,
    epochMintCap: 1_000_000,
    tierThresholds: [],
    ...overrides,
  };
  const address = await factory.create.staticCall(terms);
  await factory.create(terms);
  const program = await ethers.getContractAt("Program", address);
  const now = await networkHelpers.time.latest();
  await program.addIssuer(issuer.address, Role.Claims, now + 1);
  return { factory, program, implementation, owner, issuer, ann, bob, eve, firstEpochAt };
}
