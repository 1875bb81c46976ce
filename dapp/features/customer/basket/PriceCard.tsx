import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { PriceResult, RuleBook } from "#sdk";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Card } from "../../../ui/Card.tsx";
import { PriceRows } from "./PriceRows.tsx";
import { useWords } from "../../../words/useWords.ts";

interface PriceCardProps {
  result: PriceResult;
  book: RuleBook;
  audiences: Readonly<Record<string, number>>;
  holdSeconds: number;
  children: ReactNode;
}

/** The price by rule. */
export function PriceCard({ result, book, audiences, holdSeconds, children }: PriceCardProps) {
  const { shop, tagGroups } = useShop();
  const words = useWords(shop.currency, tagGroups);
  const { t, f } = words;
  return (
    <Card aria-labelledby="price">
      <h2 id="price" className="sr-only">
        {t("price.title")}
      </h2>
      <PriceRows result={result} book={book} audiences={audiences} words={words} />
      {result.points > 0 && holdSeconds > 0 && (
        <p className="pt-1 text-[0.9375rem] text-soft">
          {t("price.points.later", { days: f.number(Math.ceil(holdSeconds / 86_400)) })}
        </p>
      )}
      <p className="flex items-start gap-2 py-3 text-[0.9375rem] text-soft">
        <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-brand" />
        {t("price.computedHere")}
      </p>
      {children}
    </Card>
  );
}
