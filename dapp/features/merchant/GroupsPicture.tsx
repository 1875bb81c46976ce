import { useLingui } from "@lingui/react";
import type { Bilingual } from "../../api/Bilingual.ts";
import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Bars } from "./Bars.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useNewestBatch } from "./useNewestBatch.ts";

type Snapshot = {
  segmentation: { method: string };
  segments: {
    name: Bilingual;
    customers: number;
    silentDays: number;
    orders: number;
    spendMinor: number;
    lifetimeValueMinor: number;
  }[];
};

/** The groups that the newest batch of offers found in what customers do. */
export function GroupsPicture() {
  const w = useLocalText(merchantWords);
  const { i18n } = useLingui();
  const f = useFormats(useShop().shop.currency);
  const { snapshot, isKnown, error } = useNewestBatch<Snapshot>();
  if (!isKnown) return <Missing title={w("groups")} error={error} />;
  if (!snapshot) return <Picture title={w("groups")} what={w("groupsNone")} columns={[]} rows={[]} children={null} />;
  const groups = snapshot.segments.map((group) => ({
    ...group,
    title: group.name[i18n.locale === "zh" ? "zh" : "en"],
  }));
  return (
    <Picture
      title={w("groups")}
      what={w("groupsWhat", { method: snapshot.segmentation.method })}
      columns={[w("group"), w("customers"), w("silent"), w("orders"), w("spent"), w("nextYear")]}
      rows={groups.map(({ title, customers, silentDays, orders, spendMinor, lifetimeValueMinor }) => [
        title,
        ...[customers, silentDays, orders].map(f.number),
        ...[spendMinor, lifetimeValueMinor].map(f.money),
      ])}
    >
      <Bars
        bars={groups.map(({ title, customers }) => ({ name: title, value: customers, figure: f.number(customers) }))}
      />
    </Picture>
  );
}
