import type { GammaGamma } from "../engine/lifetime/GammaGamma.ts";
import { expectedSpend } from "../engine/lifetime/expectedSpend.ts";
import { fitGammaGamma } from "../engine/lifetime/fitGammaGamma.ts";
import { chooseChallenger } from "../engine/measure/chooseChallenger.ts";
import { EngineError } from "../engine/numeric/EngineError.ts";
import type { CustomerTable } from "./CustomerTable.ts";
import type { ModelReport } from "./ModelReport.ts";

const ownMean = "own mean order";
const gammaGamma = "Gamma-Gamma";

function meanOrders({ orders, spendMinor }: CustomerTable): Float64Array {
  return spendMinor.map((spend, i) => spend / orders[i]!);
}

function byGammaGamma(table: CustomerTable): { values: Float64Array; model: GammaGamma } | null {
  const means = meanOrders(table);
  try {
    const model = fitGammaGamma(table.orders, means);
    return { values: expectedSpend(model, table.orders, means), model };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return null;
  }
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What an order of each customer will be worth, in minor units, and why it is believed. */
export type OrderValueChoice = { orderMinor: Float64Array; model: GammaGamma | null; report: ModelReport | null };

/**
 * The expected worth of an order: the customer's own mean, unless Gamma-Gamma came nearer to what was spent in the days that have just
 * ended. The error is that of the logarithm, so that one wholesaler does not decide.
 */
export function chooseOrderValue(judge: CustomerTable, today: CustomerTable): OrderValueChoice {
  const plain = { orderMinor: meanOrders(today), model: null };
  const fitted = byGammaGamma(judge);
  const now = byGammaGamma(today);
  const buyers = Array.from(judge.boughtLater, (_, i) => i).filter((i) => judge.boughtLater[i] === 1);
  if (fitted === null || now === null || buyers.length < 20) return { ...plain, report: null };
  const means = meanOrders(judge);
  const errors = (guess: Float64Array): Float64Array =>
    Float64Array.from(buyers, (i) => Math.abs(Math.log(guess[i]! / judge.spentLaterMinor[i]!)));
  const [simple, model] = [errors(means), errors(fitted.values)];
  const chosen = chooseChallenger(
    new Map([
      [ownMean, simple],
      [gammaGamma, model],
    ]),
    ownMean,
  );
  const uses = chosen.name === gammaGamma;
  const report: ModelReport = {
    job: "order value",
    model: chosen.name,
    baseline: ownMean,
    metric: "mean absolute log error",
    value: mean(uses ? model : simple),
    baselineValue: mean(simple),
    gain: { loss: "absolute error", mean: chosen.gain.mean, low: chosen.gain.low, high: chosen.gain.high },
    customers: buyers.length,
  };
  return uses ? { orderMinor: now.values, model: now.model, report } : { ...plain, report };
}
