import { Check, LoaderCircle } from "lucide-react";
import type { Hex } from "viem";
import { useText } from "../../../i18n/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { cx } from "../../../ui/cx.ts";
import type { Progress } from "./useCheckout.ts";

const stations = ["signing", "sending", "confirming", "done"] as const satisfies Progress[];

interface ParcelProps {
  progress: Progress;
  points: number;
  transaction: Hex | null;
  onReceipt: () => void;
}

/** The order on its way, like a parcel: signed, sent, confirmed, arrived. */
export function Parcel({ progress, points, transaction, onReceipt }: ParcelProps) {
  const t = useText();
  const at = stations.indexOf(progress);
  return (
    <div className="space-y-5 pt-2">
      <ol aria-live="polite">
        {stations.map((station, index) => {
          const reached = index < at || progress === "done";
          const current = index === at && !reached;
          return (
            <li key={station} className="relative flex gap-4 pb-6 last:pb-0">
              {index < stations.length - 1 && (
                <span
                  aria-hidden
                  className={cx("absolute top-9 bottom-0 left-4.5 w-0.5", index < at ? "bg-brand" : "bg-line")}
                />
              )}
              <span
                className={cx(
                  "relative flex size-9 shrink-0 items-center justify-center rounded-full border-2",
                  reached
                    ? "border-brand bg-brand text-on-brand"
                    : current
                      ? "border-brand text-brand"
                      : "border-line text-soft",
                )}
              >
                {reached && <Check role="img" aria-label={t("parcel.reached")} className="size-5" strokeWidth={3} />}
                {current && (
                  <LoaderCircle role="img" aria-label={t("parcel.current")} className="size-5 animate-spin" />
                )}
              </span>
              <div className={cx("pt-1", !reached && !current && "text-soft")}>
                <p className="font-semibold">{t(`parcel.${station}`, { count: points })}</p>
                {current && <p className="text-[0.9375rem] text-soft">{t(`parcel.${station}.now`)}</p>}
              </div>
            </li>
          );
        })}
      </ol>
      {progress === "done" && transaction && (
        <Button wide onClick={onReceipt}>
          {t("parcel.receipt")}
        </Button>
      )}
      {progress === "confirming" && <p className="text-center text-sm text-soft">{t("parcel.leave")}</p>}
    </div>
  );
}
