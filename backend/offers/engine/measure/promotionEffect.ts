import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";

/** What one batch showed: customers with an offer and in its holdout, and how many of each bought. */
export interface PromotionOutcome {
  readonly offered: number;
  readonly offeredBought: number;
  readonly held: number;
  readonly heldBought: number;
}

interface PromotionEffect {
  /** By how much an offer multiplies the rate of buying, with its 95 % interval. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Of the logarithm of the ratio. */
  readonly deviation: number;
  readonly batches: number;
}

/**
 * The effect of an offer on the rate of buying, averaged in Bayes' way over what was believed before and what every batch with a
 * holdout showed: normal prior and normal likelihood of the logarithm of the rate ratio (Gelman et al., "Bayesian Data Analysis",
 * 3rd edition, section 2.5; its variance by the delta method, with half a buyer added to each group).
 * @param prior.ratio believed before any batch, above 0; `prior.deviation` of its logarithm
 * @throws EngineError on counts that cannot be
 */
export function promotionEffect(
  prior: { readonly ratio: number; readonly deviation: number },
  outcomes: readonly PromotionOutcome[],
): PromotionEffect {
  requireFinite([prior.ratio, prior.deviation], "prior");
  requireRange(prior.ratio, 1e-6, 1e6, "prior.ratio");
  requireRange(prior.deviation, 1e-6, 1e6, "prior.deviation");
  let precision = 1 / prior.deviation ** 2;
  let weighted = precision * Math.log(prior.ratio);
  for (const { offered, offeredBought, held, heldBought } of outcomes) {
    requireInteger(offered, 1, Number.MAX_SAFE_INTEGER, "offered");
    requireInteger(held, 1, Number.MAX_SAFE_INTEGER, "held");
    requireInteger(offeredBought, 0, offered, "offeredBought");
    requireInteger(heldBought, 0, held, "heldBought");
    const arm = (bought: number, all: number) => {
      const share = (bought + 0.5) / (all + 1);
      const rate = -Math.log(1 - share);
      return { log: Math.log(rate), variance: share / ((1 - share) * (all + 1) * rate ** 2) };
    };
    const [a, b] = [arm(offeredBought, offered), arm(heldBought, held)];
    const certain = 1 / (a.variance + b.variance);
    precision += certain;
    weighted += certain * (a.log - b.log);
  }
  const mean = weighted / precision;
  const deviation = 1 / Math.sqrt(precision);
  const width = 1.959963984540054 * deviation;
  return {
    ratio: Math.exp(mean),
    low: Math.exp(mean - width),
    high: Math.exp(mean + width),
    deviation,
    batches: outcomes.length,
  };
}
