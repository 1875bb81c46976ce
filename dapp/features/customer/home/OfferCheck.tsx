import { useMutation } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useConnection } from "wagmi";
import type { Offer } from "../../../api/Offer.ts";
import { checkOffer } from "../../../chain/checkOffer.ts";
import { CheckList } from "../../../check/CheckList.tsx";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";

/** Checks that an offer was fixed on the chain before it was shown. */
export function OfferCheck({ offer }: { offer: Offer }) {
  const t = useText();
  const f = useFormats();
  const { client } = useShop();
  const { address } = useConnection();
  const { data, error, isPending, mutate } = useMutation({ mutationFn: () => checkOffer(client, offer, address!) });
  if (data) {
    const { committedAt, ...verdict } = data;
    const values = { day: f.moment(committedAt) };
    return (
      <CheckList
        items={(["committed", "included", "early"] as const).map((name) => ({
          key: name,
          right: verdict[name],
          sentence: t(`offerCheck.${name}.${verdict[name] ? "right" : "wrong"}`, values),
        }))}
      />
    );
  }
  return (
    <>
      <Button look="secondary" busy={isPending} onClick={() => mutate()}>
        <ShieldCheck aria-hidden className="size-5" />
        {t("offers.check")}
      </Button>
      {error && (
        <p role="alert" className="pt-2 text-[0.9375rem] text-bad">
          {t("chain.unreachable")}
        </p>
      )}
    </>
  );
}
