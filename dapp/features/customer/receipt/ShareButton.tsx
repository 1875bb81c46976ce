import { Check, Share2 } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../i18n/useText.ts";
import { Button } from "../../../ui/Button.tsx";

/** Shares the address of the page, which holds everything a check needs. */
export function ShareButton({ label, what }: { label?: string; what?: string }) {
  const t = useText();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const share = async () => {
    const copy = () => navigator.clipboard.writeText(location.href);
    try {
      await (matchMedia("(pointer: coarse)").matches && "share" in navigator
        ? navigator.share({ url: location.href })
        : copy());
      setState("copied");
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) setState("failed");
    }
  };
  return (
    <div className="space-y-2">
      <Button look="secondary" wide onClick={() => void share()}>
        {state === "copied" ? <Check aria-hidden className="size-5" /> : <Share2 aria-hidden className="size-5" />}
        {state === "copied" ? t("receipt.shared") : (label ?? t("receipt.share"))}
      </Button>
      {state === "failed" && (
        <p role="alert" className="text-sm text-bad">
          {t("receipt.share.failed")}
        </p>
      )}
      <p className="text-center text-sm text-soft">{what ?? t("receipt.share.what")}</p>
    </div>
  );
}
