import { everydayRules } from "./everydayRules.ts";
import { moreRules } from "./moreRules.ts";
import { termsOf } from "./termsOf.ts";

/** What the campaign of `launch.campaign` is launched with. */
export const tenRuleTerms = termsOf({
  currency: "USD",
  maxDiscountBps: 5_000,
  rules: [...everydayRules, ...moreRules],
});
