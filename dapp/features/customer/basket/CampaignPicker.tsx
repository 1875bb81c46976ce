import { useLingui } from "@lingui/react";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { campaignStore } from "../campaignStore.ts";

/** Which campaign prices the basket; shown only when there is a choice. */
export function CampaignPicker() {
  const t = useText();
  const { campaigns } = useShop();
  const { i18n } = useLingui();
  const chosen = campaignStore.use();
  const [first] = campaigns;
  if (!first || campaigns.length < 2) return null;
  const options = campaigns.map(({ address, title }) => ({
    value: address,
    label: title[i18n.locale === "zh" ? "zh" : "en"],
  }));
  const value = options.find((option) => option.value === chosen)?.value ?? first.address;
  return <Choice label={t("campaign.pick")} value={value} options={options} onChange={campaignStore.set} />;
}
