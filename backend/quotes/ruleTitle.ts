import type { Rule } from "#sdk";
import { money } from "./money.ts";

type Words = { en: string; zh: string };

const percent = (bps: number): string => `${bps / 100} %`;
/** "20 % off" is 八折 in Chinese; odd rates say how much is taken off. */
const percentZh = (bps: number): string =>
  bps === 10_000 ? "免费" : bps % 100 === 0 ? `${(10_000 - bps) / 1_000} 折` : `减 ${bps / 100}%`;

const titles: Record<Rule["kind"], (value: number, rule: Rule) => Words> = {
  PercentOff: (value) => ({ en: `${percent(value)} off`, zh: percentZh(value) }),
  AmountOff: (value, { every = 0 }) =>
    every > 0
      ? { en: `${money(value)} off for every ${money(every)} spent`, zh: `每满 ${money(every)} 减 ${money(value)}` }
      : { en: `${money(value)} off`, zh: `立减 ${money(value)}` },
  UnitPrice: (value) =>
    value === 0 ? { en: "Free item", zh: "赠品" } : { en: `For ${money(value)} each`, zh: `特价 ${money(value)}` },
  BuyXGetY: (value, { buy = 0, get = 0 }) => ({
    en: value === 10_000 ? `Buy ${buy}, get ${get} free` : `Buy ${buy}, get ${get} with ${percent(value)} off`,
    zh: value === 10_000 ? `买 ${buy} 送 ${get}` : `买 ${buy} 件，另 ${get} 件${percentZh(value)}`,
  }),
  BundlePrice: (value) => ({ en: `Set for ${money(value)}`, zh: `套装价 ${money(value)}` }),
  BundlePercent: (value) => ({ en: `Set with ${percent(value)} off`, zh: `套装${percentZh(value)}` }),
  Points: (value, { every = 0 }) =>
    every > 0
      ? { en: `${value} points for every ${money(every)}`, zh: `每 ${money(every)} 得 ${value} 积分` }
      : { en: `${value} points`, zh: `得 ${value} 积分` },
  Tickets: (value) => ({ en: `${value} tickets`, zh: `得 ${value} 张抽奖券` }),
};

/** What a rule offers, in one phrase; the published rule has no name of its own. */
export function ruleTitle(rule: Rule, value = rule.value ?? 0): Words {
  return titles[rule.kind](value, rule);
}
