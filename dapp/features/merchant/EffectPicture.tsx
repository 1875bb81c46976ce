import { useLingui } from "@lingui/react";
import type { Bilingual } from "../../api/Bilingual.ts";
import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Interval } from "./Interval.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useMerchant } from "./useMerchant.ts";

type Group = { customers: number; profitMinor: number };
type Results = {
  offered: Group;
  heldOut: Group;
  effect: { profitMinor: number; lowMinor: number; highMinor: number } | null;
  summary: Bilingual;
};

/** What the offers added against the customers held out, with its interval, or what is missing to know. */
export function EffectPicture({ campaign, of }: { campaign: string; of: string }) {
  const w = useLocalText(merchantWords);
  const { i18n } = useLingui();
  const f = useFormats(useShop().shop.currency);
  const { data, error } = useMerchant<Results>(`v1/campaigns/${campaign}/results`);
  const title = of === "" ? w("effect") : `${w("effect")}: ${of}`;
  if (!data) return <Missing title={title} error={error} />;
  const { effect, offered, heldOut, summary } = data;
  const money = (minor: number) => f.money(Math.round(minor));
  const row = (name: string, group: Group) => [name, f.number(group.customers), money(group.profitMinor)];
  const difference = effect && [
    w("difference"),
    "",
    `${money(effect.profitMinor)} (${money(effect.lowMinor)} – ${money(effect.highMinor)})`,
  ];
  return (
    <Picture
      title={title}
      what={summary[i18n.locale === "zh" ? "zh" : "en"]}
      columns={[w("group"), w("customers"), w("profit")]}
      rows={[row(w("offered"), offered), row(w("heldOut"), heldOut), ...(difference ? [difference] : [])]}
    >
      {effect && <Interval low={effect.lowMinor} middle={effect.profitMinor} high={effect.highMinor} figure={money} />}
    </Picture>
  );
}
