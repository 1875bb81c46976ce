import {
  type PreparedRuleBook,
  price,
  type Quote,
  quoteBasket,
  quoteMessage,
  quoteTypedData,
  settlementTypedData,
} from "#sdk";
import type { ContractTransactionResponse } from "ethers";
import { type Address, keccak256, stringToHex } from "viem";
import type { Promotion } from "../../types/ethers-contracts/index.ts";
import { keyOf } from "./keyOf.ts";
import type { Lab } from "./Lab.ts";

interface Order {
  readonly lab: Lab;
  readonly campaign: Promotion;
  readonly book: PreparedRuleBook;
  /** Name of the customer's key. */
  readonly customer: string;
  readonly quote: Pick<Quote, "lines"> & Partial<Quote>;
  readonly proofs?: (quote: Quote) => Promise<{ kind: number; data: `0x${string}` }[]>;
}

/** An order that the shop quoted and the customer agreed to, ready to be sent by anyone. */
export async function signedSettlement({
  lab,
  campaign,
  book,
  customer,
  quote: changes,
  proofs,
}: Order): Promise<() => Promise<ContractTransactionResponse>> {
  const issuedAt = await lab.helpers.time.latest();
  const draft: Quote = {
    orderId: keccak256(stringToHex(`order of ${customer}`)),
    account: keyOf(customer).address,
    issuedAt,
    deadline: issuedAt + 900,
    tier: 0,
    audiences: [],
    available: [],
    total: 0,
    points: 0,
    tickets: 0,
    salt: keccak256(stringToHex(`salt of ${customer}`)),
    ...changes,
  };
  const { total, points, tickets } = price(book, quoteBasket(draft));
  const quote = { ...draft, total, points, tickets };
  const domain = { chainId: lab.chainId, campaign: campaign.target as Address };
  const quoteSignature = await keyOf("quotes").signTypedData(quoteTypedData(domain, quote));
  const consent = await keyOf(customer).signTypedData(settlementTypedData(domain, quote));
  const evidence = proofs ? await proofs(quote) : [];
  return () => campaign.settle(quoteMessage(quote), quoteSignature, consent, evidence);
}
