import type { PriceResult } from "#sdk";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Quantity } from "../../../ui/Quantity.tsx";
import { ProductTile } from "../shop/ProductTile.tsx";
import { type BasketItem, basketStore } from "./basketStore.ts";
import { setQuantity } from "./setQuantity.ts";

/** The lines of the basket, each with what the rules took off it. */
export function BasketLines({ items, result }: { items: readonly BasketItem[]; result: PriceResult | null }) {
  const t = useText();
  const { shop } = useShop();
  const f = useFormats(shop.currency);
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item) => {
          const amount = item.priceMinor * item.quantity;
          const discount = result?.lines.find(({ sku }) => String(sku) === item.sku)?.discount ?? 0;
          return (
            <li key={item.sku} className="flex gap-3 p-3 sm:p-4">
              <ProductTile sku={item.sku} name={item.name} />
              <div className="min-w-0 flex-1 space-y-2">
                <div className="flex items-start justify-between gap-3">
                  <p className="leading-snug font-medium">{item.name}</p>
                  <p className="figures shrink-0 text-right font-bold">
                    {discount > 0 && (
                      <>
                        <span className="sr-only">{t("basket.before")} </span>
                        <s className="block text-sm font-normal text-soft">{f.money(amount)}</s>
                      </>
                    )}
                    {f.money(amount - discount)}
                  </p>
                </div>
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <p className="figures text-[0.9375rem] text-soft">
                    {t("basket.each", { price: f.money(item.priceMinor) })}
                  </p>
                  <Quantity
                    of={item.name}
                    value={item.quantity}
                    onChange={(quantity) => basketStore.set(setQuantity(items, item, quantity))}
                  />
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
