import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { Bars } from "./Bars.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useMerchant } from "./useMerchant.ts";

const steps = ["viewed", "carted", "ordered", "redeemed"] as const;

/** How many customers get how far. */
export function FunnelPicture() {
  const w = useLocalText(merchantWords);
  const f = useFormats();
  const { data, error } = useMerchant<Record<(typeof steps)[number], number>>("v1/funnel?days=30");
  if (!data) return <Missing title={w("funnel")} error={error} />;
  const bars = steps.map((step) => ({ name: w(step), value: data[step], figure: f.number(data[step]) }));
  return (
    <Picture
      title={w("funnel")}
      what={w("funnelWhat")}
      columns={[w("step"), w("customers")]}
      rows={bars.map(({ name, figure }) => [name, figure])}
    >
      <Bars bars={bars} />
    </Picture>
  );
}
