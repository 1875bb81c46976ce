import { PackageSearch, Search } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../i18n/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { BasketBar } from "../basket/BasketBar.tsx";
import { GroupChips } from "./GroupChips.tsx";
import { ProductCard } from "./ProductCard.tsx";
import { useDelayed } from "./useDelayed.ts";
import { useProducts } from "./useProducts.ts";

/** The catalogue: search, groups, pages. */
export function ShopPage() {
  const t = useText();
  const [text, setText] = useState("");
  const [group, setGroup] = useState<number | null>(null);
  const search = useDelayed(text.trim(), 250);
  const products = useProducts(search, group);
  const items = products.data?.pages.flatMap((page) => page.items);
  return (
    <div className="space-y-4 pb-20">
      <h1 className="sr-only">{t("nav.shop")}</h1>
      <div className="space-y-3">
        <div role="search" className="relative">
          <Search aria-hidden className="pointer-events-none absolute top-3 left-4 size-5 text-soft" />
          <input
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label={t("shop.search")}
            placeholder={t("shop.search")}
            className="h-12 w-full rounded-full border border-edge/60 bg-card pr-4 pl-12 placeholder:text-soft"
          />
        </div>
        <GroupChips value={group} onChange={setGroup} />
      </div>
      <p role="status" className="sr-only">
        {items ? t("shop.found", { count: items.length }) : t("ui.loading")}
      </p>
      {products.error && !items && (
        <Notice
          look="error"
          title={t("shop.unreachable")}
          action={<Button onClick={() => void products.refetch()}>{t("ui.retry")}</Button>}
        >
          {t("shop.offline.why")}
        </Notice>
      )}
      {products.isPending && (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {Array.from({ length: 9 }, (_, index) => (
            <Skeleton key={index} className="h-28" />
          ))}
        </div>
      )}
      {items?.length === 0 && (
        <Empty
          icon={PackageSearch}
          title={t("shop.none")}
          action={
            <Button look="secondary" onClick={() => (setText(""), setGroup(null))}>
              {t("shop.none.clear")}
            </Button>
          }
        >
          {t("shop.none.why")}
        </Empty>
      )}
      {items && items.length > 0 && (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((product) => (
            <ProductCard key={product.sku} product={product} />
          ))}
        </ul>
      )}
      {products.hasNextPage && (
        <div className="text-center">
          <Button look="secondary" busy={products.isFetchingNextPage} onClick={() => void products.fetchNextPage()}>
            {t("shop.more")}
          </Button>
        </div>
      )}
      <BasketBar />
    </div>
  );
}
