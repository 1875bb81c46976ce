import { ArrowRight } from "lucide-react";
import { Link } from "wouter";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { useBasketPrice } from "./useBasketPrice.ts";

/** What the basket costs now, always in reach while shopping. */
export function BasketBar() {
  const t = useText();
  const { shop } = useShop();
  const f = useFormats(shop.currency);
  const { items, estimated } = useBasketPrice();
  if (items.length === 0) return null;
  const result = estimated && "result" in estimated ? estimated.result : null;
  const units = items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <Link
      href="/basket"
      className="animate-rise fixed inset-x-3 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 mx-auto flex min-h-14 max-w-xl items-center gap-3 rounded-full bg-hero px-6 font-semibold text-on-hero shadow-2xl hover:brightness-110 lg:bottom-6"
    >
      <span className="flex-1">{t("basket.units", { count: units })}</span>
      {result && result.discount > 0 && <s className="figures font-normal opacity-85">{f.money(result.subtotal)}</s>}
      {result && <span className="figures text-lg">{f.money(result.total)}</span>}
      <ArrowRight aria-hidden className="size-5" />
    </Link>
  );
}
