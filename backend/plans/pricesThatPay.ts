import { judgePrices, type PriceJudgement } from "../offers/batch/judgePrices.ts";
import type { WeeklySales } from "../offers/batch/PurchaseTable.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { planPrices } from "../offers/engine/price/planPrices.ts";

/** Products of which prices are asked, the weeks that plans are judged on, and the bounds of both. */
export type PriceQuestion = {
  sales: readonly WeeklySales[];
  products: Parameters<typeof planPrices>[0];
  bounds: Parameters<typeof judgePrices>[1];
};

/** What plans would have earned on past weeks, if that can be said, and a plan where they surely would have earned more. */
type PriceAnswer = { judged: PriceJudgement | null; plan: Awaited<ReturnType<typeof planPrices>> | null };

/** Null where too few products changed their price in both the earlier and the later weeks. */
async function judgement(...args: Parameters<typeof judgePrices>): Promise<PriceJudgement | null> {
  try {
    return await judgePrices(...args);
  } catch (error) {
    if (error instanceof EngineError) return null;
    throw error;
  }
}

/**
 * Plans prices where such plans would have paid on the shop's own past weeks.
 * @throws EngineError when nothing keeps the bounds
 */
export async function pricesThatPay({ sales, products, bounds }: PriceQuestion): Promise<PriceAnswer> {
  const judged = await judgement(sales, bounds);
  const pays = judged !== null && judged.low > 0;
  return { judged, plan: pays ? await planPrices(products, bounds) : null };
}
