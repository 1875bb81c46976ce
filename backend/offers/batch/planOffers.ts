import { assignHoldout } from "../engine/experiment/assignHoldout.ts";
import { promotionEffect } from "../engine/measure/promotionEffect.ts";
import { EngineError } from "../engine/numeric/EngineError.ts";
import { chooseOrderValue } from "./chooseOrderValue.ts";
import { choosePurchaseModel } from "./choosePurchaseModel.ts";
import { type Cut, cutOf } from "./Cut.ts";
import { learnElasticity } from "./learnElasticity.ts";
import type { OfferPlan, PlannedCustomer } from "./OfferPlan.ts";
import { MARGIN, offerTable } from "./offerTable.ts";
import type { PlanRequest } from "./PlanRequest.ts";
import { PurchaseTable } from "./PurchaseTable.ts";
import { offerAtPrices } from "./offerAtPrices.ts";
import { reportOffers } from "./reportOffers.ts";
import { segmentCustomers } from "./segmentCustomers.ts";
import { targetOffers } from "./targetOffers.ts";

/** Changes whenever the same orders may give other offers. */
const ENGINE_VERSION = "3";

const DAY = 86_400;

/** Days a shop must have been open before a cut for its customers to be worth learning from. */
const YOUNG_DAYS = 60;

/** Cuts to learn from, at most. */
const MOST_CUTS = 4;

/**
 * Believed of an offer before any batch has been measured: 1.3 times the rate of buying beyond what the price does. In the Hillstrom
 * experiment an e-mail without any discount multiplied purchases by 1.5 (women's) and 2.2 (men's); new offers are believed to do less.
 */
const prior = { ratio: 1.3, deviation: 0.15 };

export type PlanPhase = "features" | "segments" | "models" | "allocation";

async function readCuts(purchases: PurchaseTable, request: PlanRequest, today: number): Promise<Cut[]> {
  const firstDay = request.purchases.day.reduce((first, day) => Math.min(first, day), today);
  const cuts: Cut[] = [cutOf(await purchases.customersAt(today, request.days), request.days)];
  for (let k = 1; k <= MOST_CUTS + 1; k++) {
    const at = today - k * request.days;
    if (at - firstDay < YOUNG_DAYS) break;
    cuts.push(cutOf(await purchases.customersAt(at, request.days), request.days));
  }
  return cuts;
}

/** Row of each customer of the pool in the table of today; a customer who never bought has none and is left out. */
function poolRows(customer: Int32Array, pool: Int32Array): number[] {
  const rowOf = new Map(Array.from(customer, (id, row) => [id, row]));
  return Array.from(pool).flatMap((id) => rowOf.get(id) ?? []);
}

/**
 * Decides who gets which offer at which value: what customers did, in which groups they fall, what they will probably do, what each
 * offer would change, and the best division under budget, limits and fairness, after a holdout was drawn. Deterministic.
 * @throws EngineError `Empty` without purchases or without a customer who could get an offer
 */
export async function planOffers(
  request: PlanRequest,
  onPhase: (phase: PlanPhase) => void = () => undefined,
): Promise<OfferPlan> {
  if (request.purchases.customer.length === 0) {
    throw new EngineError("Empty", "there are no purchases: import orders with customers first");
  }
  const today = request.purchases.day.reduce((last, day) => Math.max(last, day), 0) + 1;
  onPhase("features");
  const purchases = await PurchaseTable.open(request.purchases, request.sensitive);
  try {
    const [now, ...past] = await readCuts(purchases, request, today);
    const { table, lifetimes } = now!;
    onPhase("segments");
    const found = segmentCustomers(table, lifetimes, request.seed);
    onPhase("models");
    const { days, seed } = request;
    const [judge, ...learn] = past;
    const purchase = choosePurchaseModel({ learn, judge: judge ?? now!, today: now! }, { days, seed });
    const orderValue = chooseOrderValue((judge ?? now!).table, table);
    const elasticity = learnElasticity(await purchases.weeklySales(today));
    const effect = promotionEffect(prior, request.outcomes);
    onPhase("allocation");
    const rows = poolRows(table.customer, request.pool);
    if (rows.length === 0) throw new EngineError("Empty", "no customer with an account has ever bought: link accounts");
    const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
    const chanceAlone = pick(purchase.probability);
    const orderMinor = pick(orderValue.orderMinor);
    const offers = offerTable(
      request.rules,
      { chanceAlone, orderMinor },
      { effect: effect.ratio, elasticity: elasticity.elasticity },
    );
    if (offers.kinds.length === 0)
      throw new EngineError("Empty", "no rule can be offered: give one a cap and a limit per account");
    const held = assignHoldout(rows.length, request.holdoutShare, seed);
    const segment = Uint16Array.from(rows, (row) => found.label[row]!);
    const names = found.segments.map(({ name }) => name.en);
    const { fair, profitMinor, targeting } = targetOffers(offers, { segment, names, held, chanceAlone }, request);
    const valued = { ...offers, profitMinor };
    const customers = rows.map((row, i): PlannedCustomer => {
      const choice = held[i] === 1 ? offerAtPrices(valued, fair, i, segment[i]!) : fair.allocation.choice[i]!;
      const kind = offers.kinds[choice];
      const at = i * offers.kinds.length + choice;
      const given = kind !== undefined && held[i] === 0;
      return {
        customerId: table.customer[row]!,
        segment: segment[i]!,
        arm: held[i] === 1 ? "held" : kind ? "offered" : "none",
        rule: kind?.rule ?? -1,
        value: kind?.value ?? 0,
        worstCaseMinor: given ? kind.worstCaseMinor : 0,
        chanceAlone: chanceAlone[i]!,
        chance: given ? offers.chance[at]! : chanceAlone[i]!,
        expectedCostMinor: given ? offers.costMinor[at]! : 0,
        expectedProfitMinor: given ? profitMinor[at]! : 0,
        responseProfitMinor: kind ? offers.profitMinor[at]! : 0,
      };
    });
    const { ratio, low, high, batches } = effect;
    return {
      customers,
      snapshot: {
        version: { engine: ENGINE_VERSION, features: table.names },
        seed,
        asOf: today * DAY,
        days,
        budgetMinor: request.budgetMinor,
        models: {
          lifetime: lifetimes.model,
          orderValue: orderValue.model,
          reports: [purchase.report, orderValue.report].filter((report) => report !== null),
          elasticity,
          effect: { ratio, low, high, batches },
          targeting,
          margin: MARGIN,
        },
        segmentation: found.segmentation,
        segments: found.segments,
        ...reportOffers(customers, fair, request.holdoutShare),
        totals: totalsOf(customers, table.customer.length),
      },
    };
  } finally {
    purchases.close();
  }
}

function totalsOf(customers: readonly PlannedCustomer[], all: number) {
  const sum = (of: (customer: PlannedCustomer) => number) => customers.reduce((total, each) => total + of(each), 0);
  return {
    customers: all,
    withAccount: customers.length,
    offered: sum((each) => (each.arm === "offered" ? 1 : 0)),
    worstCaseMinor: sum((each) => each.worstCaseMinor),
    expectedCostMinor: Math.round(sum((each) => each.expectedCostMinor)),
    expectedProfitMinor: Math.round(sum((each) => each.expectedProfitMinor)),
  };
}
