import { useFormats } from "../../../i18n/useFormats.ts";
import { Fold } from "../../../ui/Fold.tsx";
import type { DrawCheckResult } from "./DrawCheckResult.ts";
import { useDrawText } from "./useDrawText.ts";

/** The formula of the draw with its own numbers. */
export function Formula({ result }: { result: DrawCheckResult }) {
  const t = useDrawText();
  const f = useFormats();
  const { root, total, round, seed, modulus, tickets } = result;
  if (seed === null) return null;
  const number = (value: bigint) => f.number(Number(value));
  const rows = [
    [t("formula.list"), root ?? "–"],
    [t("formula.total"), number(total)],
    [t("formula.round"), f.number(round)],
    [t("formula.seed"), seed],
  ] as const;
  return (
    <Fold summary={t("formula.title")}>
      <p className="pb-3 text-[0.9375rem] text-soft">{t("formula.what")}</p>
      <dl className="space-y-2 rounded-xl bg-paper p-3 text-sm">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-soft">{name}</dt>
            <dd className="figures font-mono">{value}</dd>
          </div>
        ))}
        {tickets.map(({ prize, ticket, entrant, start, weight }) => (
          <div key={prize}>
            <dt className="text-soft">{t("formula.ticket", { place: f.number(prize + 1) })}</dt>
            <dd>
              <span className="figures font-mono text-base font-bold">{number(ticket)}</span>
              <span className="block text-soft">{t("formula.ticket.how", { total: number(modulus) })}</span>
              <span className="block">
                {t("formula.holder", {
                  account: `0x${entrant.slice(-40)}`,
                  from: number(start),
                  to: number(start + weight - 1n),
                })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
