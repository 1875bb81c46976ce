import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useDrawText } from "./useDrawText.ts";

/** No node answers about a draw. */
export function DrawUnreachable({ onRetry }: { onRetry: () => void }) {
  const t = useDrawText();
  return (
    <Notice look="error" title={t("chain.unreachable")} action={<Button onClick={onRetry}>{t("ui.retry")}</Button>}>
      {t("chain.unreachable.why")}
    </Notice>
  );
}
