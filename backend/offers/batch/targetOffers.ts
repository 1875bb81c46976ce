import { allocateOffers, type FairAllocation } from "./allocateOffers.ts";
import { chooseTargeting } from "./chooseTargeting.ts";
import { offerAtPrices } from "./offerAtPrices.ts";
import type { OfferTable } from "./offerTable.ts";
import type { PlanRequest } from "./PlanRequest.ts";
import { responseRule, targetingRules } from "./targetingRules.ts";
import { targetingFeatures } from "./targetingFeatures.ts";
import type { TargetingReport } from "./TargetingReport.ts";

/** Customers with an account: their segment, by place among the names; whether they are held out; their chance to buy anyway. */
type Pool = {
  segment: Uint16Array;
  names: readonly string[];
  held: Uint8Array;
  chanceAlone: Float64Array;
};

/** The allocation, the values it was made by, and by which rule they came about; null where no trial tells. */
export type Targeted = { fair: FairAllocation; profitMinor: Float64Array; targeting: TargetingReport | null };

/** The offer at stake for each customer: at the prices of an allocation, or the best where that gives none; -1 where none fits. */
function atStake(table: OfferTable, fair: FairAllocation, segment: Uint16Array): Int32Array {
  const { kinds, profitMinor, eligible } = table;
  return Int32Array.from(segment, (own, i) => {
    const given = offerAtPrices(table, fair, i, own);
    if (given >= 0) return given;
    return kinds.reduce((best, _, j) => {
      const at = i * kinds.length;
      return eligible[at + j] === 1 && (best < 0 || profitMinor[at + j]! > profitMinor[at + best]!) ? j : best;
    }, -1);
  });
}

/**
 * Divides the offers by the response model's values and, where a challenger surely earned more in the groups that earlier batches drew at
 * random, once more by the challenger's: it says what giving a customer an offer is worth, the response model which one.
 */
export function targetOffers(table: OfferTable, pool: Pool, request: PlanRequest): Targeted {
  const { kinds, profitMinor } = table;
  const { trial } = request;
  const people = { segment: pool.segment, segments: pool.names.length, held: pool.held };
  const plain = allocateOffers(table, people, request);
  if (trial === null) return { fair: plain, profitMinor, targeting: null };
  const open = pool.held.reduce((count, held) => count + 1 - held, 0);
  const offered = plain.allocation.choice.reduce((count, choice) => count + (choice >= 0 ? 1 : 0), 0);
  const share = Math.min(1, offered / Math.max(1, open) / trial.reach);
  const [targeting = null] = chooseTargeting(trial, [share]);
  if (targeting === null || targeting.rule === responseRule) return { fair: plain, profitMinor, targeting };
  const stake = atStake(table, plain, pool.segment);
  const response = Float64Array.from(stake, (j, i) => (j < 0 ? 0 : profitMinor[i * kinds.length + j]!));
  const customers = Array.from(response, (responseMinor, i) => ({
    responseMinor,
    chanceAlone: pool.chanceAlone[i]!,
    segment: pool.names[pool.segment[i]!]!,
  }));
  const worth = targetingRules.get(targeting.rule)!(trial)(targetingFeatures(customers, trial.segments));
  const values = profitMinor.map((value, at) => {
    const i = Math.floor(at / kinds.length);
    return value + worth[i]! - response[i]!;
  });
  return { fair: allocateOffers({ ...table, profitMinor: values }, people, request), profitMinor: values, targeting };
}
