import type { Kind, Rule } from "#sdk";
import type { Words } from "./Words.ts";

/** What a rule gives, in a few words: "10% off Kitchen and table". */
export function describeRule(rule: Rule, words: Words): string {
  return sentences[rule.kind](
    rule,
    { what: words.group(rule.selector ?? 0n), on: words.group(rule.trigger ?? 0n) },
    words,
  );
}

interface Places {
  /** The lines the effect touches. */
  what: string;
  /** The lines the conditions look at. */
  on: string;
}

const whole = 10_000;

const sentences: Record<Kind, (rule: Rule, places: Places, words: Words) => string> = {
  PercentOff: ({ value = 0 }, { what }, { t, f }) =>
    value === whole ? t("rule.free", { what }) : t("rule.percentOff", { rate: f.rate(value), what }),
  AmountOff: ({ value = 0, every = 0 }, { what, on }, { t, f }) =>
    every > 0
      ? t("rule.amountOffEvery", { amount: f.money(value), every: f.money(every), on })
      : t("rule.amountOff", { amount: f.money(value), what }),
  UnitPrice: ({ value = 0 }, { what }, { t, f }) =>
    value === 0 ? t("rule.free", { what }) : t("rule.unitPrice", { price: f.money(value), what }),
  BuyXGetY: ({ value = 0, buy = 0, get = 0 }, { what }, { t, f }) => {
    const counts = { buy: f.number(buy), get: f.number(get), what };
    return value === whole ? t("rule.buyGetFree", counts) : t("rule.buyGet", { ...counts, rate: f.rate(value) });
  },
  BundlePrice: ({ value = 0 }, { what }, { t, f }) => t("rule.bundlePrice", { price: f.money(value), what }),
  BundlePercent: ({ value = 0 }, { what }, { t, f }) => t("rule.bundlePercent", { rate: f.rate(value), what }),
  Points: ({ value: points = 0, every = 0 }, { on }, { t, f }) =>
    every > 0 ? t("rule.pointsEvery", { points, every: f.money(every), on }) : t("rule.points", { points }),
  Tickets: ({ value: tickets = 0, every = 0 }, { on }, { t, f }) =>
    every > 0 ? t("rule.ticketsEvery", { tickets, every: f.money(every), on }) : t("rule.tickets", { tickets }),
};
