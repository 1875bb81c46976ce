import { readFileSync } from "node:fs";
import { parseRuleBook, readJson, type RuleBook } from "#sdk";

/** The rules of the demo's campaign, in a currency of the shop's. */
export function demoRuleBook(currency: string): RuleBook {
  return { ...parseRuleBook(readJson(readFileSync(new URL("campaign.json", import.meta.url), "utf8"))), currency };
}
