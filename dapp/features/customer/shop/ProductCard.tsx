import { Plus } from "lucide-react";
import type { Product } from "../../../api/Product.ts";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Quantity } from "../../../ui/Quantity.tsx";
import { basketStore } from "../basket/basketStore.ts";
import { setQuantity } from "../basket/setQuantity.ts";
import { productName } from "./productName.ts";
import { ProductTile } from "./ProductTile.tsx";

/** A product with its list price and the way into the basket. */
export function ProductCard({ product }: { product: Product }) {
  const t = useText();
  const { shop } = useShop();
  const f = useFormats(shop.currency);
  const items = basketStore.use();
  const quantity = items.find((item) => item.sku === product.sku)?.quantity ?? 0;
  const name = productName(product.name);
  const put = (next: number) => {
    const { sku, tags, price: priceMinor } = product;
    basketStore.set(setQuantity(items, { sku, name, tags, priceMinor }, next));
  };
  return (
    <li className="flex gap-3 rounded-card border border-line bg-card p-3 shadow-card">
      <ProductTile sku={product.sku} name={name} />
      <div className="flex min-w-0 flex-1 flex-col justify-between gap-2">
        <p className="leading-snug font-medium">{name}</p>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="figures text-lg font-bold">{f.money(product.price)}</p>
          {quantity > 0 ? (
            <Quantity of={name} value={quantity} onChange={put} />
          ) : (
            <Button look="secondary" aria-label={t("shop.add.this", { name })} onClick={() => put(1)}>
              <Plus aria-hidden className="-ml-1 size-5" />
              {t("shop.add")}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
