import { encodeRuleBook, priceBasket, type PriceResult, REASONS } from "#sdk";
import type { CheckStep, Comparison } from "./CheckStep.ts";
import { compareTotals } from "./compareTotals.ts";
import type { SettlementFacts } from "./SettlementFacts.ts";

/** What the customer signed, when this device remembers it. */
export interface SignedFigures {
  total: number;
  points: number;
}

/** Recomputes an order from the facts; every promise is one step. Nothing here asks anybody. */
export function checkSettlement(facts: SettlementFacts, signed: SignedFigures | null): CheckStep[] {
  const { order } = facts;
  const recomputed = priceBasket(facts.bookInCode, { lines: order.lines, context: order.context });
  return [
    step("found", true, { settledAt: facts.settledAt }),
    step("belongs", facts.campaignNumber > 0, { program: facts.programName, number: facts.campaignNumber }),
    step("published", facts.launchedAt <= order.context.time, {
      launchedAt: facts.launchedAt,
      pricedAt: order.context.time,
    }),
    step("rules", encodeRuleBook(facts.bookInCode) === encodeRuleBook(facts.bookOfView), {
      count: facts.bookInCode.rules.length,
    }),
    compared("recomputed", compareTotals(recomputed, order), { total: recomputed.total }),
    compared("contract", compareResults(recomputed, facts.contractPrice), { total: facts.contractPrice.total }),
    arrived(facts),
    ...(signed ? [compared("signed", compareSigned(signed, facts), { total: signed.total })] : []),
  ];
}

function step(name: CheckStep["name"], right: boolean, values: CheckStep["values"]): CheckStep {
  return { name, right, values, comparisons: [] };
}

function compared(name: CheckStep["name"], comparisons: Comparison[], values: CheckStep["values"]): CheckStep {
  return { name, right: comparisons.every(({ expected, found }) => expected === found), values, comparisons };
}

function arrived({ order, pointsMinted, releaseAt }: SettlementFacts): CheckStep {
  const expected = releaseAt === 0 ? order.points : 0;
  return compared("arrived", [{ figure: "points", expected, found: pointsMinted }], {
    points: order.points,
    releaseAt,
  });
}

function compareSigned(signed: SignedFigures, { order }: SettlementFacts): Comparison[] {
  return [
    { figure: "total", expected: signed.total, found: order.total },
    { figure: "points", expected: signed.points, found: order.points },
  ];
}

function compareResults(ours: PriceResult, theirs: PriceResult): Comparison[] {
  return [
    ...compareTotals(ours, theirs),
    { figure: "lineCount", expected: ours.lines.length, found: theirs.lines.length },
    ...ours.lines.map((line, at): Comparison => ({
      figure: "lineDiscount",
      position: at + 1,
      expected: line.discount,
      found: theirs.lines[at]?.discount ?? -1,
    })),
    { figure: "ruleCount", expected: ours.rules.length, found: theirs.rules.length },
    ...ours.rules.flatMap((rule, at): Comparison[] => {
      const other = theirs.rules[at];
      const position = at + 1;
      return [
        {
          figure: "ruleReason",
          position,
          expected: REASONS.indexOf(rule.reason),
          found: other ? REASONS.indexOf(other.reason) : -1,
        },
        { figure: "ruleGain", position, expected: rule.gain, found: other?.gain ?? -1 },
        { figure: "ruleUses", position, expected: rule.uses, found: other?.uses ?? -1 },
      ];
    }),
  ];
}
