import { CircleDashed } from "lucide-react";
import type { BasketLine, PriceResult, RuleBook } from "#sdk";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Card } from "../../../ui/Card.tsx";
import { describeRule } from "../../../words/describeRule.ts";
import { explainOutcome } from "../../../words/explainOutcome.ts";
import { useWords } from "../../../words/useWords.ts";

interface RuleReasonsProps {
  result: PriceResult;
  book: RuleBook;
  lines: readonly BasketLine[];
  tier: number;
}

/** Every rule that gave nothing, and why. */
export function RuleReasons({ result, book, lines, tier }: RuleReasonsProps) {
  const { shop, tagGroups } = useShop();
  const words = useWords(shop.currency, tagGroups);
  const unused = book.rules.flatMap((rule, index) => {
    const outcome = result.rules[index];
    return outcome && outcome.reason !== "Applied" ? [{ index, rule, outcome }] : [];
  });
  if (unused.length === 0) return null;
  return (
    <Card aria-labelledby="reasons">
      <h2 id="reasons" className="font-bold">
        {words.t("reasons.title")}
      </h2>
      <ul className="divide-y divide-line">
        {unused.map(({ index, rule, outcome }) => (
          <li key={index} className="flex gap-3 py-3 last:pb-0">
            <CircleDashed aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
            <div className="min-w-0">
              <p className="font-medium">{describeRule(rule, words)}</p>
              <p className="text-[0.9375rem] text-soft">
                {explainOutcome({ book, rule, outcome, lines, tier }, words)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
