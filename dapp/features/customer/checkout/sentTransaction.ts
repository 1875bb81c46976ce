import type { Hex } from "viem";
import type { SettlementAnswer } from "../../../api/QuoteAnswer.ts";
import { request } from "../../../api/request.ts";
import { CheckoutError } from "./CheckoutError.ts";

const pauseMs = 700;
const attempts = 60;

/**
 * The transaction that carries a settlement, waited for while the shop sends it.
 * @throws CheckoutError when the shop will not send it
 */
export async function sentTransaction(first: SettlementAnswer): Promise<Hex> {
  let answer = first;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (answer.transactionHash) return answer.transactionHash;
    if (answer.status === "expired") throw new CheckoutError("expired", "");
    if (answer.status === "notRelayed" || answer.status === "failed") {
      throw new CheckoutError("notSent", first.notRelayed?.detail ?? answer.problem ?? "");
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    answer = await request<SettlementAnswer>(`v1/settlements/${answer.orderId}`);
  }
  throw new CheckoutError("notSent", "");
}
