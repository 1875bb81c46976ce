import type { PriceResult, Rule, RuleBook } from "#sdk";
import { describeRule } from "../../../words/describeRule.ts";
import { personalRule } from "../../../words/personalRule.ts";
import type { Words } from "../../../words/Words.ts";

const families = {
  money: ["PercentOff", "AmountOff", "UnitPrice", "BuyXGetY", "BundlePrice", "BundlePercent"],
  points: ["Points"],
  tickets: ["Tickets"],
};

interface PriceRowsProps {
  result: PriceResult;
  book: RuleBook;
  /** Personal values of the audiences that were proven. */
  audiences: Readonly<Record<string, number>> | undefined;
  words: Words;
}

/** Subtotal, what each applied rule gave, total, points. */
export function PriceRows({ result, book, audiences, words }: PriceRowsProps) {
  const { t, f } = words;
  const applied = (family: keyof typeof families) =>
    book.rules.flatMap((rule: Rule, index) => {
      const outcome = result.rules[index];
      return outcome?.reason === "Applied" && families[family].includes(rule.kind)
        ? [{ index, title: describeRule(personalRule(rule, audiences), words), gain: outcome.gain }]
        : [];
    });
  return (
    <dl className="space-y-2">
      <div className="flex justify-between gap-4">
        <dt>{t("price.subtotal")}</dt>
        <dd className="figures">{f.money(result.subtotal)}</dd>
      </div>
      {applied("money").map(({ index, title, gain }) => (
        <div key={index} className="flex justify-between gap-4 text-good">
          <dt>{title}</dt>
          <dd className="figures shrink-0 font-semibold">−{f.money(gain)}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <dt className="text-lg font-bold">{t("price.total")}</dt>
        <dd className="figures text-3xl font-bold tracking-tight" data-testid="total">
          {f.money(result.total)}
        </dd>
      </div>
      {applied("points").map(({ index, title, gain }) => (
        <div key={index} className="flex justify-between gap-4 text-gold">
          <dt>{title}</dt>
          <dd className="figures shrink-0 font-semibold">{t("gain.points.plus", { count: gain })}</dd>
        </div>
      ))}
      {applied("tickets").map(({ index, title, gain }) => (
        <div key={index} className="flex justify-between gap-4 text-gold">
          <dt>{title}</dt>
          <dd className="figures shrink-0 font-semibold">{t("gain.tickets.plus", { count: gain })}</dd>
        </div>
      ))}
    </dl>
  );
}
