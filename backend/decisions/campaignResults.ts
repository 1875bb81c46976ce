import type { Address } from "viem";
import type { z } from "zod";
import { sequentialTest } from "../offers/engine/experiment/sequentialTest.ts";
import { incrementalProfit } from "../offers/engine/measure/incrementalProfit.ts";
import { moments } from "../offers/engine/measure/moments.ts";
import { proportionInterval } from "../offers/engine/measure/proportionInterval.ts";
import type { Session } from "../store/Session.ts";
import { runInThread } from "../threads/runInThread.ts";
import { banditShare } from "./banditShare.ts";
import { type ComparableGroup, comparableGroups } from "./comparableGroups.ts";
import type { decisionSchemas } from "./decisionSchemas.ts";
import type { learnFromLog } from "./learnFromLog.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";
import { loggedProfits } from "./loggedProfits.ts";
import { trialOf } from "./trialOf.ts";

type Results = z.input<typeof decisionSchemas.results>;

/** Fewer customers in a group say nothing about the spread between customers. */
const LEAST = 30;

/** An interval that excludes zero at the present effect is seen once in two times; at this many times its customers, four times in five: ((1.96 + 0.84) / 1.96)^2. */
const POWER = 2.04;

const logScript = new URL("./logThread.ts", import.meta.url);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const profitsOf = (rows: readonly LoggedProfit[]): number[] => rows.map(({ profit }) => profit);

type Arm = ReturnType<typeof moments>;

function summaryOf(known: boolean, needed: number | null, least: number): Results["summary"] {
  if (known) return { en: "The offers made a difference.", zh: "优惠产生了可见的效果。" };
  if (least < LEAST) {
    return {
      en: `It cannot be known yet: at least ${LEAST} customers with an offer and ${LEAST} held out are needed.`,
      zh: `尚无法得出结论：至少需要 ${LEAST} 位获得优惠的客户和 ${LEAST} 位对照客户。`,
    };
  }
  if (needed === null) {
    return {
      en: "It cannot be known yet: so far both groups did exactly the same.",
      zh: "尚无法得出结论：目前两组表现完全相同。",
    };
  }
  return {
    en: `It cannot be known yet: if the effect is what it looks like, about ${needed} more customers are needed in each group.`,
    zh: `尚无法得出结论：若效果如目前所示，每组约需再增加 ${needed} 位客户。`,
  };
}

/** An arm as one, when every group counts as much as its customers with offers: the difference of two such arms is what the offers added. */
function armOf(groups: readonly ComparableGroup[], arm: keyof ComparableGroup): Arm {
  const all = sum(groups.map(({ offered }) => offered.length));
  const customers = sum(groups.map((group) => group[arm].length));
  let [mean, noise] = [0, 0];
  for (const group of groups) {
    const weight = group.offered.length / all;
    const own = moments(profitsOf(group[arm]), arm);
    mean += weight * own.mean;
    noise += weight ** 2 * (own.variance / own.customers);
  }
  return { customers, mean, variance: noise * customers };
}

/** For who looks every day: the sequential test, sharpest for an effect of a fifth of the spread between customers. */
function anytimeOf(groups: readonly ComparableGroup[]): Results["anytime"] {
  const [treated, control] = [armOf(groups, "offered"), armOf(groups, "heldOut")];
  const spread = Math.sqrt((treated.variance + control.variance) / 2);
  if (spread === 0) return null;
  const { low, high, pValue } = sequentialTest(treated, control, spread / 5);
  return { lowMinor: low * treated.customers, highMinor: high * treated.customers, pValue };
}

/** What a campaign's offers added, by comparison with the customers held out, or how far from knowing it is. */
export async function campaignResults(session: Session, campaign: Address): Promise<Results> {
  const logged = await loggedProfits(session, campaign);
  const groupOf = (arm: boolean) => {
    const own = logged.filter((row) => row.heldOut === arm);
    const bought = own.filter((row) => row.bought).length;
    const conversion = own.length === 0 ? null : { ...proportionInterval(bought, own.length) };
    return { customers: own.length, profitMinor: sum(profitsOf(own)), conversion };
  };
  const arms = { campaign, offered: groupOf(false), heldOut: groupOf(true) };
  const groups = comparableGroups(logged);
  const compared = groups.flatMap(({ offered, heldOut }) => [...offered, ...heldOut]);
  const offered = sum(groups.map((group) => group.offered.length));
  const least = Math.min(offered, compared.length - offered);
  if (least < LEAST) {
    return {
      ...arms,
      effect: null,
      returnOnCost: null,
      anytime: null,
      policies: [],
      banditShare: null,
      targeting: [],
      known: false,
      customersNeeded: LEAST - least,
      summary: summaryOf(false, null, least),
    };
  }
  const strata = groups.map((group) => ({ offered: profitsOf(group.offered), holdout: profitsOf(group.heldOut) }));
  const { profit, low, high, known, customersNeeded } = incrementalProfit(...strata);
  const needed =
    customersNeeded === null || known ? customersNeeded : Math.ceil(POWER * (customersNeeded + least)) - least;
  const cost = sum(compared.map((row) => row.cost));
  const learned = await runInThread<typeof learnFromLog>(logScript, { logged: compared, trial: trialOf(compared) });
  return {
    ...arms,
    effect: { profitMinor: profit, lowMinor: low, highMinor: high, perCustomerMinor: profit / offered },
    returnOnCost: cost === 0 ? null : { value: profit / cost, low: low / cost, high: high / cost },
    anytime: anytimeOf(groups),
    banditShare: banditShare(compared),
    ...learned,
    known,
    customersNeeded: needed,
    summary: summaryOf(known, needed, least),
  };
}
