import { eq } from "drizzle-orm";
import { encodeFunctionData, type Hex } from "viem";
import type { z } from "zod";
import { audienceProof, quoteMessage } from "#sdk";
import { promotionAbi } from "#sdk/abi";
import type { Campaign } from "../chain/Campaigns.ts";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { fromStored } from "../quotes/fromStored.ts";
import type { StoredQuote } from "../quotes/StoredQuote.ts";
import { settled } from "../store/schema/chain.ts";
import { quotes } from "../store/schema/promises.ts";
import type { settlementSchemas } from "./settlementSchemas.ts";
import { verifyConsent } from "./verifyConsent.ts";

type Request = z.output<typeof settlementSchemas.request>;

/** Fixed by the size of the work, with room; the most is what 100 lines by 32 rules need. */
function gasLimitOf(stored: StoredQuote, campaign: Campaign): number {
  const cells = stored.answer.quote.lines.length * campaign.book.book.rules.length;
  return 450_000 + 3_000 * cells + 120_000 * stored.answer.quote.audiences.length;
}

function proofsWith(stored: StoredQuote, couponSignatures: Request["couponSignatures"]): { kind: number; data: Hex }[] {
  return stored.answer.quote.audiences.map(({ number }, index) => {
    const proof = stored.answer.proofs[index]!;
    const coupon = stored.coupons.find((candidate) => candidate.audience === number);
    if (coupon === undefined) return { kind: proof.kind, data: proof.data as Hex };
    const signature = couponSignatures.find((candidate) => candidate.audience === number)?.signature;
    if (signature === undefined) {
      throw new Problem(
        422,
        "CouponSignatureMissing",
        "The code's own key has to sign the order; its signature goes into couponSignatures.",
        { audience: number },
      );
    }
    return audienceProof({ kind: "Coupon", code: coupon.code, salt: coupon.salt, proof: coupon.proof, signature });
  });
}

/**
 * Sends a quoted order to the chain with the customer's consent, at the shop's cost. The calldata is always in the answer, so that anybody can send it.
 * @throws Problem QuoteUnknown, QuoteExpired, ConsentInvalid, CouponSignatureMissing, WouldRevert
 */
export async function settleQuote(deps: Deps, request: Request): Promise<z.input<typeof settlementSchemas.answer>> {
  const { store, chain, campaigns, relayer } = deps;
  const { quoteHash, consent } = request;
  const [row] = await store.session.select({ body: quotes.body }).from(quotes).where(eq(quotes.quoteHash, quoteHash));
  if (row === undefined)
    throw new Problem(
      404,
      "QuoteUnknown",
      "This shop has given no such quote. Ask for a new one with POST /v1/quotes.",
    );
  const stored = row.body;
  const quote = fromStored(stored);
  const campaign = await campaigns.get(stored.answer.campaign as Hex);
  if (!(await verifyConsent(chain.client, { chainId: chain.chainId, campaign: campaign.address }, quote, consent))) {
    throw new Problem(
      422,
      "ConsentInvalid",
      `The signature is not ${quote.account}'s consent to this quote. Sign the typedData of the quote with that account.`,
    );
  }
  const proofs = proofsWith(stored, request.couponSignatures);
  const args = [quoteMessage(quote), stored.answer.quoteSignature as Hex, consent, proofs] as const;
  const calldata = {
    to: campaign.address,
    data: encodeFunctionData({ abi: promotionAbi, functionName: "settle", args }),
  };
  const answer = { orderId: quote.orderId, quoteHash, calldata };

  const [done] = await store.session
    .select({ hash: settled.transactionHash })
    .from(settled)
    .where(eq(settled.quoteHash, quoteHash));
  if (done !== undefined) return { ...answer, status: "settled", transactionHash: done.hash };
  const subject = `settlement:${quoteHash}`;
  const relayed = await relayer.find(subject);
  if (relayed === undefined && (await chainTime(chain.client)) > quote.deadline) {
    throw new Problem(
      409,
      "QuoteExpired",
      "The quote is over; prices may have changed since. Ask for a new one with POST /v1/quotes.",
      { deadline: quote.deadline },
    );
  }
  try {
    const relay = await relayer.send({
      subject,
      kind: "settlement",
      campaign: campaign.address,
      account: quote.account,
      ...calldata,
      gasLimit: gasLimitOf(stored, campaign),
    });
    return { ...answer, status: "sent", transactionHash: relay.transactionHash };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detail, status, more } = error;
    if (status === 429) return { ...answer, status: "notRelayed", transactionHash: null, notRelayed: { code, detail } };
    throw new Problem(status, code, detail, { ...more, calldata });
  }
}
