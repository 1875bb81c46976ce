import { BadgeCheck, PenLine, Sparkles } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ConnectSheet } from "../wallet/ConnectSheet.tsx";

const promises = [
  { icon: Sparkles, text: "welcome.offers" },
  { icon: PenLine, text: "welcome.sign" },
  { icon: BadgeCheck, text: "welcome.check" },
] as const;

/** What a visitor who has not connected finds. */
export function Welcome() {
  const t = useText();
  const { shop } = useShop();
  const [open, setOpen] = useState(false);
  return (
    <section className="rounded-3xl bg-hero p-6 text-on-hero shadow-card sm:p-8">
      <h1 className="text-3xl font-bold">{t("welcome.title", { shop: shop.name })}</h1>
      <ul className="space-y-4 py-6">
        {promises.map(({ icon: Icon, text }) => (
          <li key={text} className="flex gap-3">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
            {t(text)}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-2">
        <Button look="hero" wide onClick={() => setOpen(true)}>
          {t("wallet.connect")}
        </Button>
        <Link
          href="/shop"
          className="flex min-h-11 items-center justify-center font-medium underline underline-offset-4"
        >
          {t("welcome.look")}
        </Link>
      </div>
      <ConnectSheet open={open} onOpenChange={setOpen} />
    </section>
  );
}
