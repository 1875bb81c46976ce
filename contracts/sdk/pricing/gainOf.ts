import { evaluateBundle } from "./evaluateBundle.ts";
import { evaluateBuyXGetY } from "./evaluateBuyXGetY.ts";
import { evaluateUnitPrice } from "./evaluateUnitPrice.ts";
import { half } from "./half.ts";
import type { PreparedRule } from "./prepareRuleBook.ts";
import { KINDS } from "./RuleBook.ts";
import type { Work } from "./Work.ts";

const PERCENT_OFF = KINDS.indexOf("PercentOff");
const AMOUNT_OFF = KINDS.indexOf("AmountOff");
const UNIT_PRICE = KINDS.indexOf("UnitPrice");
const BUY_X_GET_Y = KINDS.indexOf("BuyXGetY");
const BUNDLE_PRICE = KINDS.indexOf("BundlePrice");
const BUNDLE_PERCENT = KINDS.indexOf("BundlePercent");

/**
 * What a rule whose conditions hold gives before any cap, with its uses and how it is shared between the lines, written to
 * `work.effect`; twin of contracts/pricing/Effects.sol.
 * @param value the rule's value or the smaller personal one
 * @param available uses left for the account
 * @returns work.effect.uncapped
 */
export function gainOf(work: Work, rule: PreparedRule, value: number, available: number): number {
  const turns = rule.every > 0 ? Math.floor(work.spendOf(rule.trigger) / rule.every) : Infinity;
  const most = Math.min(turns, rule.perOrder, available);
  const { effect } = work;
  effect.selector = rule.selector;
  switch (rule.kind) {
    case PERCENT_OFF:
      weighByRemaining(work, rule);
      effect.uses = 1;
      effect.uncapped = half(effect.totalWeight, value);
      break;
    case AMOUNT_OFF:
      weighByRemaining(work, rule);
      effect.uses = most;
      effect.uncapped = Math.min(value * most, effect.totalWeight);
      break;
    case UNIT_PRICE:
      evaluateUnitPrice(work, rule, value, most);
      break;
    case BUY_X_GET_Y:
      evaluateBuyXGetY(work, rule, value, most);
      break;
    case BUNDLE_PRICE:
      evaluateBundle(work, rule, most, value);
      effect.uncapped = Math.max(0, effect.totalWeight - value * effect.uses);
      break;
    case BUNDLE_PERCENT:
      evaluateBundle(work, rule, most, -1);
      effect.uncapped = half(effect.totalWeight, value);
      break;
    default:
      effect.uses = most;
      effect.uncapped = value * most;
  }
  return effect.uncapped;
}

/** The target that has more left gets more of the discount. */
function weighByRemaining(work: Work, { selector }: PreparedRule): void {
  const { effect } = work;
  effect.weight = work.remaining;
  effect.totalWeight = work.spendOf(selector);
}
