import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type Address, type Hex, hexToBigInt, keccak256, type TypedDataDomain } from "viem";
import {
  decodeTerms,
  encodeTerms,
  prepareRuleBook,
  price,
  type PriceResult,
  type PromotionDomain,
  type PromotionTerms,
  type Quote,
  quoteBasket,
  quoteMessage,
  quoteTypedData,
  settlementTypedData,
} from "#sdk";
import type { Program, Promotion } from "../../types/ethers-contracts/index.ts";
import { EPOCH_SECONDS, Role, type TestConnection, TransferPolicy } from "./programFixture.ts";

/** Typed data of the SDK. */
interface TypedData {
  domain: TypedDataDomain;
  types: Record<string, readonly { readonly name: string; readonly type: string }[]>;
  message: Record<string, unknown>;
}

/** Signs what the SDK says is to be signed, with another library than the SDK's. */
export async function signTyped(signer: HardhatEthersSigner, { domain, types, message }: TypedData): Promise<Hex> {
  const fields = Object.fromEntries(Object.entries(types).map(([name, list]) => [name, [...list]]));
  const { name = null, version = null, chainId = null, verifyingContract = null } = domain;
  return (await signer.signTypedData({ name, version, chainId, verifyingContract }, fields, message)) as Hex;
}

export type Proof = { kind: number; data: Hex };

/** A quote as it is sent. */
export interface SignedQuote {
  quote: Quote;
  quoteSignature: Hex;
  consent: Hex;
  proofs: Proof[];
}

export interface PromotionFixture {
  program: Program;
  campaign: Promotion;
  domain: PromotionDomain;
  owner: HardhatEthersSigner;
  /** The `Quotes` key. */
  quotes: HardhatEthersSigner;
  /** The `Audiences` key. */
  audiences: HardhatEthersSigner;
  claims: HardhatEthersSigner;
  ann: HardhatEthersSigner;
  bob: HardhatEthersSigner;
  /** Sends other people's orders. */
  relayer: HardhatEthersSigner;
  eve: HardhatEthersSigner;
}

/** 10 % off over 50.00 (500 in all, 2 an account), 20.00 off for audience 7 (personal), 15.00 off by coupon (audience 9), a point for each 1.00. */
export const TERMS: PromotionTerms = {
  book: {
    currency: "USD",
    rules: [
      { kind: "PercentOff", lane: 0, value: 1_000, minSpend: 5_000, limit: 500, perAccount: 2 },
      { kind: "AmountOff", lane: 1, value: 2_000, audience: 7, personal: true },
      { kind: "AmountOff", lane: 2, value: 1_500, audience: 9 },
      { kind: "Points", lane: 3, every: 100, value: 1 },
    ],
  },
  closeNoticeSeconds: 3_600,
  holdSeconds: 0,
  coupons: [],
};

/** A program with keys of three roles, and one launched promotion. */
export async function deployPromotion(
  connection: TestConnection,
  options: { terms?: Partial<PromotionTerms>; mintBudget?: number; tierThresholds?: number[] } = {},
): Promise<PromotionFixture> {
  const { ethers, networkHelpers } = connection;
  const [owner, quotes, audiences, claims, ann, bob, relayer, eve] = await ethers.getSigners();
  if (!owner || !quotes || !audiences || !claims || !ann || !bob || !relayer || !eve)
    throw new Error("too few accounts");
  const codec = await ethers.deployContract("TermsCodec");
  const implementation = await ethers.deployContract("Promotion", [codec]);
  const factory = await ethers.deployContract("ProgramFactory", [[implementation]]);
  const programTerms = {
    name: "Corner Shop",
    symbol: "CORNER",
    owner,
    transferPolicy: TransferPolicy.None,
    firstEpochAt: await networkHelpers.time.latest(),
    epochSeconds: EPOCH_SECONDS,
    epochMintCap: 1_000_000,
    tierThresholds: options.tierThresholds ?? [],
  };
  const address = await factory.create.staticCall(programTerms);
  await factory.create(programTerms);
  const program = await ethers.getContractAt("Program", address);
  const validFrom = (await networkHelpers.time.latest()) + 10;
  await program.addIssuer(quotes, Role.Quotes, validFrom);
  await program.addIssuer(audiences, Role.Audiences, validFrom);
  await program.addIssuer(claims, Role.Claims, validFrom);
  await networkHelpers.time.increaseTo(validFrom + 86_400);
  const campaign = await launchPromotion(connection, program, await implementation.getAddress(), options);
  const { chainId } = await ethers.provider.getNetwork();
  const domain = { chainId: Number(chainId), campaign: (await campaign.getAddress()) as Address };
  return { program, campaign, domain, owner, quotes, audiences, claims, ann, bob, relayer, eve };
}

/** Launches one more promotion of a program. */
export async function launchPromotion(
  { ethers }: TestConnection,
  program: Program,
  implementation: string,
  { terms = {}, mintBudget = 1_000_000 }: { terms?: Partial<PromotionTerms>; mintBudget?: number } = {},
): Promise<Promotion> {
  const bytes = encodeTerms({ ...TERMS, ...terms });
  await program.launch(implementation, bytes, mintBudget);
  const launched = await program.queryFilter(program.filters.CampaignLaunched());
  const address = launched.at(-1)?.args.campaign;
  if (address === undefined) throw new Error("no campaign was launched");
  return ethers.getContractAt("Promotion", address);
}

let salts = 0;

/** A quote of one line of 100.00 for ann, priced by the twin under the campaign's own terms, changed by `changes`. */
export async function quoteOf(
  connection: TestConnection,
  { campaign, ann }: Pick<PromotionFixture, "campaign" | "ann">,
  changes: Partial<Quote> = {},
): Promise<{ quote: Quote; result: PriceResult }> {
  const issuedAt = changes.issuedAt ?? (await connection.networkHelpers.time.latest());
  const salt = keccak256(`0x${(++salts).toString(16).padStart(8, "0")}`);
  const draft: Quote = {
    orderId: keccak256(salt),
    account: ann.address as Address,
    issuedAt,
    deadline: issuedAt + 900,
    tier: 0,
    audiences: [],
    available: [
      { rule: 0, uses: 1 },
      { rule: 3, uses: 1_000 },
    ],
    lines: [{ sku: 1n, tags: 1n, price: 10_000, quantity: 1 }],
    total: 0,
    points: 0,
    tickets: 0,
    salt,
    ...changes,
  };
  const result = price(await bookOf(connection, campaign), quoteBasket(draft));
  const { total, points, tickets } = result;
  return { quote: { ...draft, total, points, tickets, ...changes }, result };
}

/** The campaign's rule book, read from its code. */
async function bookOf({ ethers }: TestConnection, campaign: Promotion) {
  const code = await ethers.provider.getCode(campaign);
  return prepareRuleBook(decodeTerms(`0x${code.slice(2 + 2 * 70)}`).book);
}

/** Signs a quote as the merchant and as the customer, unless told otherwise. */
export async function signQuote(
  fixture: PromotionFixture,
  quote: Quote,
  { by = fixture.quotes, consentBy = fixture.ann, proofs = [] as Proof[], domain = fixture.domain } = {},
): Promise<SignedQuote> {
  return {
    quote,
    quoteSignature: await signTyped(by, quoteTypedData(domain, quote)),
    consent: await signTyped(consentBy, settlementTypedData(domain, quote)),
    proofs,
  };
}

/** Sends a signed quote as the relayer. */
export function settle(
  { campaign, relayer }: PromotionFixture,
  { quote, quoteSignature, consent, proofs }: SignedQuote,
) {
  return campaign.connect(relayer).settle(quoteMessage(quote), quoteSignature, consent, proofs);
}

/** The same signature with the other, high s. */
export function malleated(signature: Hex): Hex {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = order - hexToBigInt(`0x${signature.slice(66, 130)}`);
  const v = signature.endsWith("1b") ? "1c" : "1b";
  return `${signature.slice(0, 66) as Hex}${s.toString(16).padStart(64, "0")}${v}`;
}
