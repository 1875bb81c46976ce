import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useNow } from "../useNow.ts";

/** When points expire: a row for each day, with a bar for its share. */
export function ExpiryBars({ expiries }: { expiries: readonly { points: number; expiresAt: number }[] }) {
  const t = useText();
  const f = useFormats();
  const now = useNow(60);
  if (expiries.length === 0) return <p className="mt-3 opacity-90">{t("points.none")}</p>;
  const most = Math.max(...expiries.map(({ points }) => points));
  return (
    <ul className="mt-4 space-y-3">
      {expiries.map(({ points, expiresAt }) => (
        <li key={expiresAt}>
          <div className="flex items-baseline justify-between gap-3 text-[0.9375rem]">
            <span>
              {t("points.expire", { day: f.day(expiresAt) })}{" "}
              <span className="opacity-85">· {f.fromNow(expiresAt, now)}</span>
            </span>
            <span className="figures shrink-0 font-semibold">{f.number(points)}</span>
          </div>
          <div aria-hidden className="mt-1 h-1.5 rounded-full bg-on-hero/20">
            <div
              className="h-full rounded-full bg-on-hero"
              style={{ width: `${Math.max(3, (100 * points) / most)}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
