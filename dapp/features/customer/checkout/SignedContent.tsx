import type { Address, Hex } from "viem";
import { promotionDomain, type Quote } from "#sdk";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";

interface SignedContentProps {
  quote: Quote;
  campaign: Address;
  quoteHash: Hex;
}

/** The typed message as the wallet will show it: where the signature counts, and each field. */
export function SignedContent({ quote, campaign, quoteHash }: SignedContentProps) {
  const t = useText();
  const { shop, chainId } = useShop();
  const f = useFormats(shop.currency);
  const domain = promotionDomain({ chainId, campaign });
  const rows: [string, string][] = [
    [t("signed.for"), `${domain.name} ${domain.version}`],
    [t("signed.network"), String(domain.chainId)],
    [t("signed.contract"), domain.verifyingContract],
    [t("signed.total"), f.money(quote.total)],
    [t("signed.points"), f.number(quote.points)],
    [t("signed.order"), quote.orderId],
    [t("signed.deadline"), f.moment(quote.deadline)],
    [t("signed.quote"), quoteHash],
  ];
  return (
    <>
      <p className="pb-2 text-[0.9375rem] text-soft">{t("signed.what")}</p>
      <dl className="space-y-2 rounded-xl bg-paper p-3 text-sm">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-soft">{name}</dt>
            <dd className="figures font-mono">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
