import { Problem } from "../../../api/Problem.ts";
import { useText } from "../../../i18n/useText.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { isRejection } from "../wallet/isRejection.ts";
import { CheckoutError } from "./CheckoutError.ts";

/** Why the order did not go through, and what to do. */
export function SettleFailure({ error }: { error: Error }) {
  const t = useText();
  if (isRejection(error)) {
    return <Notice title={t("checkout.refused")}>{t("checkout.refused.next")}</Notice>;
  }
  if (error instanceof CheckoutError) {
    return (
      <Notice look="error" title={t(`checkout.${error.code}`)}>
        {t(`checkout.${error.code}.next`)} {error.message}
      </Notice>
    );
  }
  return (
    <Notice look="error" title={t("checkout.failed")}>
      {error instanceof Problem && error.offline ? t("shop.offline.why") : error.message}
    </Notice>
  );
}
