import { InputError } from "./InputError.ts";

/** By the name of the contract's error: the code of the command, and the sentence. */
const REFUSALS: Record<string, [code: string, sentence: (...args: string[]) => string]> = {
  InvalidRule: ["InvalidRule", (rule, field) => `rule ${rule}, field ${field}: no such rule can be launched`],
  InvalidRuleBook: ["InvalidRuleBook", (field) => `rule book, field ${field}: no such book can be launched`],
  TooManyRules: ["InvalidRuleBook", (rules) => `rule book, field rules: ${rules} rules; a book holds at most 32`],
  LaneTooHigh: ["InvalidRule", (rule, lane) => `rule ${rule}, field lane: ${lane} is above 15`],
  LineCount: ["LineCount", (lines) => `the basket has ${lines} lines; pass 1 to 100`],
  LineOutOfOrder: ["RepeatedLine", (line) => `line ${line} by price and sku stands twice; merge the lines`],
  ZeroQuantity: ["InvalidBasket", (line) => `line ${line} by price and sku: quantity must be at least 1`],
  AudienceOutOfOrder: ["InvalidBasket", (entry) => `context, field audiences: entry ${entry} stands twice or is 0`],
  AvailableOutOfOrder: [
    "InvalidBasket",
    (entry) => `context, field available: entry ${entry} stands twice or is above 31`,
  ],
  SubtotalTooLarge: [
    "SubtotalTooLarge",
    () => "price x quantity of all lines is above 2^53 - 1 minor units; split the basket",
  ],
  ResultTooLarge: ["ResultTooLarge", (rule) => `rule ${rule}: points or tickets would be above 2^53 - 1; cap the rule`],
};

/** What the command says to an error of the contract. */
export function refusalOf(errorName: string, args: readonly string[]): InputError {
  const [code, sentence] = REFUSALS[errorName] ?? [errorName, () => `${errorName}(${args.join(", ")})`];
  return new InputError(code, sentence(...args));
}
