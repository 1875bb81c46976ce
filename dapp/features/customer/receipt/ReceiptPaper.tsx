import { NO_CURRENCY } from "../../../i18n/noCurrency.ts";
import { shopStore } from "../../../shop/shopStore.ts";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useWords } from "../../../words/useWords.ts";
import { PriceRows } from "../basket/PriceRows.tsx";
import type { ReceiptPlace } from "./receiptPath.ts";
import type { Receipt } from "./receiptStore.ts";
import type { useSettlement } from "./useSettlement.ts";

interface ReceiptPaperProps {
  settlement: ReturnType<typeof useSettlement>;
  kept: Receipt | undefined;
  place: ReceiptPlace;
}

/** The receipt as a slip of paper: what the chain recorded, with the product names this device kept. */
export function ReceiptPaper({ settlement, kept, place }: ReceiptPaperProps) {
  const shop = shopStore.use();
  const facts = settlement.data;
  const currency = facts?.bookInCode.currency ?? kept?.currency ?? NO_CURRENCY;
  const words = useWords(currency, shop?.tagGroups);
  const { t, f } = words;
  return (
    <article className="torn rounded-t-2xl bg-card shadow-card" aria-labelledby="receipt">
      <header className="border-b-2 border-dashed border-line px-5 py-6 text-center">
        <h1 id="receipt" className="text-2xl font-bold">
          {t("receipt.title")}
        </h1>
        <p className="text-soft">{kept?.shop ?? facts?.programName}</p>
        {facts && <p className="text-[0.9375rem] text-soft">{f.moment(facts.settledAt)}</p>}
      </header>
      {facts ? (
        <>
          <ul className="space-y-3 border-b-2 border-dashed border-line px-5 py-4">
            {facts.contractPrice.lines.map(({ sku, quantity, price, discount }) => (
              <li key={`${sku}-${price}`} className="flex justify-between gap-4">
                <span className="min-w-0">
                  {kept?.names[String(sku)] ?? t("receipt.product", { sku: String(sku) })}
                  <span className="figures block text-[0.9375rem] text-soft">
                    {f.number(quantity)} × {f.money(price)}
                    {discount > 0 && ` − ${f.money(discount)}`}
                  </span>
                </span>
                <span className="figures font-medium">{f.money(price * quantity - discount)}</span>
              </li>
            ))}
          </ul>
          <div className="px-5 py-4">
            <PriceRows
              result={{ ...facts.contractPrice, ...facts.order, lines: facts.contractPrice.lines }}
              book={facts.bookInCode}
              audiences={facts.order.context.audiences}
              words={words}
            />
          </div>
        </>
      ) : settlement.error ? (
        <p className="px-5 py-8 text-center text-soft">
          {kept ? t("receipt.kept", { total: f.money(kept.total) }) : t("receipt.unread")}
        </p>
      ) : (
        <div className="space-y-3 px-5 py-6">
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
          <Skeleton className="h-24" />
        </div>
      )}
      <p className="px-5 text-center font-mono text-xs text-soft">
        {t("receipt.number")} {place.orderId.slice(0, 10)}…{place.orderId.slice(-8)}
      </p>
    </article>
  );
}
