import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { audienceProof, type BasketLine, hashQuote, type Quote, quoteTypedData, settlementTypedData } from "#sdk";
import type { Campaign } from "../chain/Campaigns.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { settled } from "../store/schema/chain.ts";
import { quotes } from "../store/schema/promises.ts";
import { contextOf, type QuoteContext } from "./contextOf.ts";
import { GRACE_SECONDS } from "./graceSeconds.ts";
import { loadLines } from "./loadLines.ts";
import { outcomesOf } from "./outcomesOf.ts";
import { presentCoupons } from "./presentCoupons.ts";
import { type Priced, priceWithin } from "./priceWithin.ts";
import type { QuoteAnswer } from "./QuoteAnswer.ts";
import type { quoteSchemas } from "./quoteSchemas.ts";
import { random32 } from "./random32.ts";
import { readAvailability } from "./readAvailability.ts";
import { releaseLapsed } from "./releaseLapsed.ts";
import { reserveUses } from "./reserveUses.ts";
import { resultJson } from "./resultJson.ts";
import type { StoredQuote } from "./StoredQuote.ts";
import { takesOf } from "./takesOf.ts";

type QuoteRequest = z.output<typeof quoteSchemas.quoteRequest>;

/** A live quote is given again while it has at least this long to live. */
const REUSE_SECONDS = 60;

/** Others may take uses between looking and reserving; then it is priced again with what is left. */
const ATTEMPTS = 8;

function contentHash(request: QuoteRequest, lines: readonly BasketLine[], context: QuoteContext): string {
  const content = [
    request.campaign,
    request.account,
    lines.map(({ sku, tags, price, quantity }) => [sku.toString(), tags.toString(), price, quantity]),
    context.tier,
    context.offers.map((offer) => [offer.root, offer.audience]),
    request.coupons,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

async function liveQuote(
  deps: Deps,
  request: QuoteRequest,
  requestHash: string,
  time: number,
): Promise<StoredQuote | undefined> {
  const [row] = await deps.store.session
    .select({ body: quotes.body })
    .from(quotes)
    .leftJoin(settled, eq(settled.quoteHash, quotes.quoteHash))
    .where(
      and(
        eq(quotes.campaign, request.campaign.toLowerCase()),
        eq(quotes.account, request.account.toLowerCase()),
        eq(quotes.requestHash, requestHash),
        gt(quotes.deadline, time + Math.min(REUSE_SECONDS, deps.settings.quoteSeconds / 2)),
        isNull(settled.orderId),
      ),
    )
    .orderBy(desc(quotes.deadline))
    .limit(1);
  return row?.body;
}

function quoteOf(
  deps: Deps,
  request: QuoteRequest,
  context: QuoteContext,
  lines: BasketLine[],
  { result, available }: Priced,
): Quote {
  const audiences = [
    ...context.offers.map((offer) => ({ number: offer.audience, value: offer.value })),
    ...request.coupons.map((coupon) => ({ number: coupon.audience, value: 0 })),
  ];
  return {
    orderId: random32(),
    account: request.account,
    issuedAt: context.time,
    deadline: context.time + deps.settings.quoteSeconds,
    tier: context.tier,
    audiences: audiences.sort((a, b) => a.number - b.number),
    available,
    lines,
    total: result.total,
    points: result.points,
    tickets: result.tickets,
    salt: random32(),
  };
}

function proofsOf(quote: Quote, context: QuoteContext): QuoteAnswer["proofs"] {
  return quote.audiences.map(({ number }) => {
    const offer = context.offers.find((candidate) => candidate.audience === number);
    if (offer === undefined) return { kind: 2, data: "0x" };
    const { root, from, until, salt, proof } = offer;
    return audienceProof({
      kind: "Batch",
      root: root as `0x${string}`,
      from,
      until,
      salt: salt as `0x${string}`,
      proof,
    });
  });
}

async function answerOf(
  deps: Deps,
  campaign: Campaign,
  quote: Quote,
  context: QuoteContext,
  priced: Priced,
  heldUntil: Readonly<Record<number, number>>,
): Promise<QuoteAnswer> {
  const domain = { chainId: deps.chain.chainId, campaign: campaign.address };
  const typedData = settlementTypedData(domain, quote);
  const { orderId, total, points, deadline, quoteHash } = typedData.message;
  const audiences = Object.fromEntries(quote.audiences.map(({ number, value }) => [number, value]));
  return {
    campaign: campaign.address,
    quote: {
      ...quote,
      audiences: [...quote.audiences],
      available: [...quote.available],
      lines: quote.lines.map((line) => ({ ...line, sku: line.sku.toString(), tags: line.tags.toString() })),
    },
    quoteHash,
    quoteSignature: await deps.issuers.quotes.signTypedData(quoteTypedData(domain, quote)),
    proofs: proofsOf(quote, context),
    result: resultJson(priced.result),
    outcomes: outcomesOf(campaign, { lines: quote.lines, tier: quote.tier, audiences }, priced.result, heldUntil),
    typedData: {
      domain: typedData.domain,
      types: { Settlement: typedData.types.Settlement.map((field) => ({ ...field })) },
      primaryType: typedData.primaryType,
      message: {
        orderId,
        total: total.toString(),
        points: points.toString(),
        deadline: deadline.toString(),
        quoteHash,
      },
    },
    expiresAt: quote.deadline,
  };
}

/** @throws Problem IndexBehind: without the counted uses no limit could be kept */
async function releaseLapsedQuotes({ indexer, store }: Deps): Promise<void> {
  const { followedAt } = indexer.status;
  if (followedAt === 0) {
    throw new Problem(503, "IndexBehind", "The shop is still reading the chain. Try again in a few seconds.", {
      retryAfterSeconds: 2,
    });
  }
  await releaseLapsed(store.session, followedAt - GRACE_SECONDS);
}

/**
 * Prices a basket, reserves every limited use it needs and signs the price, for a few minutes. Asked again with the same content it gives
 * the same quote while that lives.
 * @throws Problem, BasketError
 */
export async function issueQuote(deps: Deps, request: QuoteRequest): Promise<QuoteAnswer> {
  const { store, campaigns, chain, metrics } = deps;
  const campaign = await campaigns.get(request.campaign);
  const lines = await loadLines(store.session, request.lines);
  await releaseLapsedQuotes(deps);
  await presentCoupons(chain, campaign, request.coupons);
  const couponAudiences = new Set(request.coupons.map((coupon) => coupon.audience));
  if (couponAudiences.size !== request.coupons.length) {
    throw new Problem(
      422,
      "CouponRepeated",
      "Two codes of the same kind cannot be used in one order. Send one of them.",
    );
  }
  const found = await contextOf(deps, campaign, request.account, request.audiences);
  const context = { ...found, offers: found.offers.filter((offer) => !couponAudiences.has(offer.audience)) };
  const requestHash = contentHash(request, lines, context);
  const live = await liveQuote(deps, request, requestHash, context.time);
  if (live !== undefined) return live.answer;
  const audiences = Object.fromEntries([
    ...context.offers.map((offer) => [offer.audience, offer.value] as const),
    ...request.coupons.map((coupon) => [coupon.audience, 0] as const),
  ]);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const availability = await readAvailability(store.session, campaign, request.account);
    const priced = priceWithin(campaign, lines, { time: context.time, tier: context.tier, audiences }, availability);
    const quote = quoteOf(deps, request, context, lines, priced);
    const quoteHash = hashQuote(quote);
    const answer = await answerOf(deps, campaign, quote, context, priced, availability.heldUntil);
    const takes = takesOf(campaign, request.account, priced.result);
    const reserved = await store.transaction(async (session) => {
      const fits = await reserveUses(
        session,
        { quoteHash, campaign: campaign.address, expiresAt: quote.deadline },
        takes,
      );
      if (!fits) return false;
      await session.insert(quotes).values({
        quoteHash,
        campaign: campaign.address.toLowerCase(),
        account: request.account.toLowerCase(),
        orderId: quote.orderId,
        requestHash,
        issuedAt: quote.issuedAt,
        deadline: quote.deadline,
        body: { answer, coupons: request.coupons },
      });
      return true;
    });
    if (!reserved) continue;
    metrics.quotes.inc();
    return answer;
  }
  throw new Problem(
    503,
    "TooMuchDemand",
    "Too many customers want the last uses at this moment. Try again in a second.",
    { retryAfterSeconds: 1 },
  );
}
