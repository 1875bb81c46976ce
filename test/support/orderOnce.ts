import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Address, Hex, TypedDataDefinition } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/** An order that went all the way: quoted, consented to, settled. */
export type SettledOrder = { orderId: Hex; account: Address; total: number; points: number; transactionHash: Hex };

type QuoteAnswer = {
  quoteHash: Hex;
  quote: { orderId: Hex; total: number; points: number };
  typedData: TypedDataDefinition;
};
type SettlementAnswer = { status: string; transactionHash: Hex | null; problem: string | null };

/** Buys through the API as a customer would, with a real signature; waits until the chain has settled it. */
export async function orderOnce(
  shop: { url: string; campaign: Address },
  customer: { privateKey: Hex },
  lines: readonly { sku: string; quantity: number }[],
): Promise<SettledOrder> {
  const signer = privateKeyToAccount(customer.privateKey);
  const quoted = await post<QuoteAnswer>(`${shop.url}/v1/quotes`, {
    campaign: shop.campaign,
    account: signer.address,
    lines,
  });
  const consent = await signer.signTypedData(quoted.typedData);
  await post(`${shop.url}/v1/settlements`, { quoteHash: quoted.quoteHash, consent });
  const { orderId, total, points } = quoted.quote;
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await get<SettlementAnswer>(`${shop.url}/v1/settlements/${orderId}`);
    if (answer.status === "settled" && answer.transactionHash)
      return { orderId, account: signer.address, total, points, transactionHash: answer.transactionHash };
    if (answer.status === "failed") throw new Error(answer.problem ?? "the settlement failed");
    await sleep(100);
  }
  throw new Error(`Order ${orderId} was not settled within ten seconds.`);
}

/** The answer of a GET; a problem is thrown with its detail. */
export async function get<T>(url: string): Promise<T> {
  return answerOf<T>(await fetch(url));
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": randomUUID() };
  return answerOf<T>(await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(body)}`);
  return body as T;
}
