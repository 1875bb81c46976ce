import { useLingui } from "@lingui/react";
import type { Bilingual } from "../../api/Bilingual.ts";
import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Bars } from "./Bars.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useMerchant } from "./useMerchant.ts";

type Segments = { items: { segment: string; title: Bilingual; customers: number; netMinor: number }[] };

/** How many customers each segment has. */
export function SegmentsPicture() {
  const w = useLocalText(merchantWords);
  const { i18n } = useLingui();
  const f = useFormats(useShop().shop.currency);
  const { data, error } = useMerchant<Segments>("v1/segments");
  if (!data) return <Missing title={w("segments")} error={error} />;
  const title = (words: Bilingual) => words[i18n.locale === "zh" ? "zh" : "en"];
  return (
    <Picture
      title={w("segments")}
      columns={[w("segment"), w("customers"), w("spent")]}
      rows={data.items.map((item) => [title(item.title), f.number(item.customers), f.money(item.netMinor)])}
    >
      <Bars
        bars={data.items.map((item) => ({
          name: title(item.title),
          value: item.customers,
          figure: f.number(item.customers),
        }))}
      />
    </Picture>
  );
}
