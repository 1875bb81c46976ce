import { ShieldCheck } from "lucide-react";
import { useConnection } from "wagmi";
import type { Quote } from "#sdk";
import type { QuoteAnswer } from "../../../api/QuoteAnswer.ts";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Fold } from "../../../ui/Fold.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Tick } from "../../../ui/Tick.tsx";
import { useNow } from "../useNow.ts";
import type { Examination } from "./examineQuote.ts";
import { SettleFailure } from "./SettleFailure.tsx";
import { SignedContent } from "./SignedContent.tsx";

interface SignFormProps {
  offered: Examination & { answer: QuoteAnswer; quote: Quote };
  expectedTotal: number;
  error: Error | null;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
  onSign: () => void;
  onAskAgain: () => void;
}

/** What will be signed, in words; what becomes public; and the one signature. */
export function SignForm({ offered, expectedTotal, error, agreed, onAgree, onSign, onAskAgain }: SignFormProps) {
  const t = useText();
  const { shop } = useShop();
  const f = useFormats(shop.currency);
  const { connector } = useConnection();
  const now = useNow(1);
  const { quote, fault, answer } = offered;
  const secondsLeft = quote.deadline - now;
  if (fault) {
    return (
      <Notice
        look="error"
        title={t("checkout.fault")}
        action={<Button onClick={onAskAgain}>{t("checkout.askAgain")}</Button>}
      >
        {t(`checkout.fault.${fault}`, { offered: f.money(quote.total), computed: f.money(offered.result.total) })}
      </Notice>
    );
  }
  if (secondsLeft <= 0) {
    return (
      <Notice
        look="warning"
        title={t("checkout.expired")}
        action={<Button onClick={onAskAgain}>{t("checkout.askAgain")}</Button>}
      >
        {t("checkout.expired.why")}
      </Notice>
    );
  }
  return (
    <div className="space-y-4">
      {error && <SettleFailure error={error} />}
      <dl className="grid grid-cols-2 gap-3 rounded-2xl bg-brand-tint p-4">
        <div>
          <dt className="text-sm text-soft">{t("price.total")}</dt>
          <dd className="figures text-2xl font-bold">{f.money(quote.total)}</dd>
        </div>
        <div>
          <dt className="text-sm text-soft">{t("price.points")}</dt>
          <dd className="figures text-2xl font-bold">{f.number(quote.points)}</dd>
        </div>
      </dl>
      {quote.total !== expectedTotal && (
        <Notice
          look="warning"
          title={t("checkout.changed", { before: f.money(expectedTotal), now: f.money(quote.total) })}
        >
          {t(offered.listPriceChanged ? "checkout.changed.list" : "checkout.changed.uses")}
        </Notice>
      )}
      <p className="flex gap-2 text-[0.9375rem]">
        <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
        {t("checkout.verified")}
      </p>
      <Fold summary={t("checkout.content")}>
        <SignedContent quote={quote} campaign={answer.campaign} quoteHash={answer.quoteHash} />
      </Fold>
      <div className="rounded-2xl bg-gold-tint p-4">
        <p className="font-semibold">{t("checkout.public")}</p>
        <p className="text-[0.9375rem]">{t("checkout.public.what")}</p>
        <Tick checked={agreed} onChange={onAgree}>
          {t("checkout.public.agree")}
        </Tick>
      </div>
      <div className="space-y-2">
        <Button wide because={!agreed && t("checkout.agreeFirst")} onClick={onSign}>
          {connector ? t("checkout.signWith", { wallet: connector.name }) : t("checkout.sign")}
        </Button>
        <p className="figures text-center text-sm text-soft">
          {t("checkout.free")} ·{" "}
          {t("checkout.left", { time: `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}` })}
        </p>
      </div>
    </div>
  );
}
