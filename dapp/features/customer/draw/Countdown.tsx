import { useNow } from "../useNow.ts";
import { useDrawText } from "./useDrawText.ts";

const DAY = 86_400;

/** What is left until `at` (Unix seconds), ticking; read out once a minute at most. */
export function Countdown({ label, at }: { label: string; at: number }) {
  const t = useDrawText();
  const left = at - useNow(1);
  if (left <= 0) {
    return (
      <p className="text-lg font-semibold" role="status">
        {label}: {t("countdown.soon")}
      </p>
    );
  }
  const parts = [
    ["days", Math.floor(left / DAY)],
    ["hours", Math.floor((left % DAY) / 3_600)],
    ["minutes", Math.floor((left % 3_600) / 60)],
    ["seconds", left % 60],
  ] as const;
  const first = parts.findIndex(([, value]) => value > 0);
  return (
    <div role="timer" aria-label={label}>
      <p className="font-medium opacity-90">{label}</p>
      <ul className="mt-2 flex gap-2">
        {parts.slice(Math.min(first, 2)).map(([unit, value]) => (
          <li key={unit} className="min-w-16 rounded-xl bg-black/20 px-2 py-2 text-center">
            <span className="figures block text-3xl leading-tight font-bold">{String(value).padStart(2, "0")}</span>
            <span className="text-xs opacity-90">{t(`countdown.${unit}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
