import type { Address } from "viem";
import type { z } from "zod";
import { sequentialTest } from "../offers/engine/experiment/sequentialTest.ts";
import { incrementalProfit } from "../offers/engine/measure/incrementalProfit.ts";
import { moments } from "../offers/engine/measure/moments.ts";
import { proportionInterval } from "../offers/engine/measure/proportionInterval.ts";
import type { Session } from "../store/Session.ts";
import { banditShare } from "./banditShare.ts";
import { chooseTargetingInThread } from "./chooseTargetingInThread.ts";
import type { decisionSchemas } from "./decisionSchemas.ts";
import { loggedProfits } from "./loggedProfits.ts";
import { policyValues } from "./policyValues.ts";
import { trialOf } from "./trialOf.ts";

type Results = z.input<typeof decisionSchemas.results>;

/** Fewer customers in a group say nothing about the spread between customers. */
const LEAST = 30;

/** An interval that excludes zero at the present effect is seen once in two times; at this many times its customers, four times in five: ((1.96 + 0.84) / 1.96)^2. */
const POWER = 2.04;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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

/** For who looks every day: the sequential test, sharpest for an effect of a fifth of the spread between customers. */
function anytimeOf(offered: readonly number[], heldOut: readonly number[]): Results["anytime"] {
  const [treated, control] = [moments(offered, "offered"), moments(heldOut, "heldOut")];
  const spread = Math.sqrt((treated.variance + control.variance) / 2);
  if (spread === 0) return null;
  const { low, high, pValue } = sequentialTest(treated, control, spread / 5);
  return { lowMinor: low * offered.length, highMinor: high * offered.length, pValue };
}

/** What a campaign's offers added, by comparison with the customers held out, or how far from knowing it is. */
export async function campaignResults(session: Session, campaign: Address): Promise<Results> {
  const logged = await loggedProfits(session, campaign);
  const of = (arm: boolean): number[] => logged.flatMap((row) => (row.heldOut === arm ? [row.profit] : []));
  const [offered, heldOut] = [of(false), of(true)];
  const groupOf = (arm: boolean, profit: readonly number[]) => {
    const bought = logged.filter((row) => row.heldOut === arm && row.bought).length;
    const conversion = profit.length === 0 ? null : { ...proportionInterval(bought, profit.length) };
    return { customers: profit.length, profitMinor: sum(profit), conversion };
  };
  const groups = { campaign, offered: groupOf(false, offered), heldOut: groupOf(true, heldOut) };
  const cost = sum(logged.map((row) => row.cost));
  const least = Math.min(offered.length, heldOut.length);
  if (least < LEAST) {
    return {
      ...groups,
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
  const { profit, low, high, known, customersNeeded } = incrementalProfit(offered, heldOut);
  const needed =
    customersNeeded === null || known ? customersNeeded : Math.ceil(POWER * (customersNeeded + least)) - least;
  return {
    ...groups,
    effect: { profitMinor: profit, lowMinor: low, highMinor: high, perCustomerMinor: profit / offered.length },
    returnOnCost: cost === 0 ? null : { value: profit / cost, low: low / cost, high: high / cost },
    anytime: anytimeOf(offered, heldOut),
    policies: policyValues(logged),
    banditShare: banditShare(logged),
    targeting: await chooseTargetingInThread(trialOf(logged)),
    known,
    customersNeeded: needed,
    summary: summaryOf(known, needed, least),
  };
}
