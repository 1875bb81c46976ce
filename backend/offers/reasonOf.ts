import type { Rule } from "#sdk";
import { ruleTitle } from "../quotes/ruleTitle.ts";
import type { Candidate } from "./Candidate.ts";

type Words = { en: string; zh: string };

const because: Record<string, (candidate: Candidate) => Words> = {
  lapsed: ({ recencyDays }) => ({
    en: `You have not ordered for ${recencyDays} days`,
    zh: `您已有 ${recencyDays} 天没有下单`,
  }),
  slipping: ({ recencyDays, orders }) => ({
    en: `You ordered ${orders} times, the last time ${recencyDays} days ago`,
    zh: `您下过 ${orders} 次单，最近一次在 ${recencyDays} 天前`,
  }),
  new: ({ tenureDays }) => ({
    en: `You placed your first order ${tenureDays} days ago`,
    zh: `您在 ${tenureDays} 天前首次下单`,
  }),
  best: ({ orders }) => ({
    en: `You are one of our best customers, with ${orders} orders`,
    zh: `您是我们的核心客户，已下单 ${orders} 次`,
  }),
};

/** Why a customer gets an offer and what it is, in one sentence with only facts that decided. */
export function reasonOf(candidate: Candidate, rule: Rule, value: number): Words {
  const fact = because[candidate.segment]?.(candidate) ?? {
    en: candidate.orders === 1 ? "You ordered with us once" : `You ordered ${candidate.orders} times with us`,
    zh: `您已在本店下单 ${candidate.orders} 次`,
  };
  const title = ruleTitle(rule, value === 0 ? rule.value : value);
  return {
    en: `${fact.en}: ${title.en.charAt(0).toLowerCase()}${title.en.slice(1)} for you.`,
    zh: `${fact.zh}，特别为您提供：${title.zh}。`,
  };
}
