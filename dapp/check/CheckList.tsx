import { CircleCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/useText.ts";

interface CheckItem {
  key: string;
  right: boolean;
  sentence: string;
  details?: ReactNode;
}

/** Steps of a check: each one sentence with a tick or a cross, its details below. */
export function CheckList({ items }: { items: readonly CheckItem[] }) {
  const t = useText();
  return (
    <ol className="space-y-3">
      {items.map(({ key, right, sentence, details }) => (
        <li key={key} data-step={key} data-right={right} className="flex gap-3">
          {right ? (
            <CircleCheck role="img" aria-label={t("check.right")} className="mt-0.5 size-6 shrink-0 text-good" />
          ) : (
            <CircleX role="img" aria-label={t("check.wrong")} className="mt-0.5 size-6 shrink-0 text-bad" />
          )}
          <div className="min-w-0 flex-1">
            <p className={right ? "" : "font-semibold text-bad"}>{sentence}</p>
            {details}
          </div>
        </li>
      ))}
    </ol>
  );
}
