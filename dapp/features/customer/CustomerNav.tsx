import { House, ReceiptText, ShoppingBasket, Store, Ticket } from "lucide-react";
import { Link, useRoute } from "wouter";
import type { MessageId } from "../../i18n/MessageId.ts";
import { useText } from "../../i18n/useText.ts";
import { cx } from "../../ui/cx.ts";
import { basketStore } from "./basket/basketStore.ts";

const links = [
  { path: "/", label: "nav.home", icon: House },
  { path: "/shop", label: "nav.shop", icon: Store },
  { path: "/basket", label: "nav.basket", icon: ShoppingBasket },
  { path: "/draws", label: "nav.draws", icon: Ticket },
  { path: "/receipts", label: "nav.receipts", icon: ReceiptText },
] as const satisfies { path: string; label: MessageId; icon: typeof House }[];

function NavLink({ path, label, icon: Icon, count }: (typeof links)[number] & { count: number }) {
  const t = useText();
  const [here] = useRoute(path);
  return (
    <Link
      href={path}
      aria-current={here ? "page" : undefined}
      className={cx(
        "relative flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 px-2 text-[0.8125rem] font-medium transition lg:min-h-11 lg:flex-none lg:flex-row lg:gap-2 lg:rounded-full lg:px-4 lg:text-base",
        here ? "text-brand lg:bg-brand-tint" : "text-soft hover:text-ink",
      )}
    >
      <span className="relative">
        <Icon aria-hidden className="size-5.5" strokeWidth={here ? 2.4 : 1.9} />
        {count > 0 && (
          <span className="figures absolute -top-1.5 -right-3 rounded-full bg-brand px-1.5 text-xs font-bold text-on-brand">
            {count}
            <span className="sr-only"> {t("nav.basket.count", { count })}</span>
          </span>
        )}
      </span>
      {t(label)}
    </Link>
  );
}

/** The customer's five pages. */
export function CustomerNav() {
  const t = useText();
  const items = basketStore.use();
  const units = items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <nav aria-label={t("nav.label")} className="mx-auto flex max-w-xl lg:max-w-none lg:gap-1">
      {links.map((link) => (
        <NavLink key={link.path} {...link} count={link.path === "/basket" ? units : 0} />
      ))}
    </nav>
  );
}
