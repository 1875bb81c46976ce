import { PartyPopper, Trophy } from "lucide-react";
import { Link } from "wouter";
import type { DrawState } from "../../../chain/readDrawState.ts";
import { useFormats } from "../../../i18n/useFormats.ts";
import { Card } from "../../../ui/Card.tsx";
import { cx } from "../../../ui/cx.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { shortAddress } from "../../../ui/shortAddress.ts";
import { groupOfPrize } from "./groupOfPrize.ts";
import { prizeText } from "./prizeText.ts";
import { useDrawText } from "./useDrawText.ts";

interface WinnersProps {
  state: DrawState;
  /** Entrants of this device's accounts. */
  mine: ReadonlySet<string>;
}

/** Customers without a wallet say themselves where a prize goes. */
const isClaimKey = (entrant: string) => BigInt(entrant) >> 160n === 1n;

/** The reveal: who won what, one's own prizes first. */
export function Winners({ state, mine }: WinnersProps) {
  const t = useDrawText();
  const f = useFormats();
  const { winners, terms } = state;
  const prizes = terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0);
  const textOf = (prize: number) => {
    const group = groupOfPrize(terms.prizes, prize);
    return group ? prizeText(group, t, f) : "";
  };
  const isMine = (entrant: string) => mine.has(entrant.toLowerCase());
  const won = winners.filter(({ entrant }) => isMine(entrant));
  const over = winners.length >= prizes;
  return (
    <Card aria-labelledby="winners" className="space-y-4">
      <h2 id="winners" className="flex items-center gap-2 text-xl font-bold">
        <Trophy aria-hidden className="size-6 text-gold" />
        {t("winners.title")}
      </h2>
      {won.length > 0 && (
        <div className="animate-rise flex gap-3 rounded-card bg-gold-tint p-4" role="status">
          <PartyPopper aria-hidden className="size-7 shrink-0 text-gold" />
          <div>
            <p className="text-lg font-bold">{t("winners.won")}</p>
            {won.map(({ prize, entrant, settled }) =>
              settled || !isClaimKey(entrant) ? (
                <p key={prize}>{t(settled ? "winners.won.what" : "winners.won.soon", { prize: textOf(prize) })}</p>
              ) : (
                <p key={prize}>
                  {textOf(prize)}.{" "}
                  <Link href="/code" className="font-semibold underline underline-offset-4">
                    {t("winners.won.claim")}
                  </Link>
                </p>
              ),
            )}
          </div>
        </div>
      )}
      {won.length === 0 && over && mine.size > 0 && <Notice title={t("winners.lost")}>{t("winners.lost.what")}</Notice>}
      {!over && (
        <p role="status" className="text-soft">
          {t("winners.waiting")}
        </p>
      )}
      <ol className="divide-y divide-line">
        {winners.map(({ prize, entrant }) => (
          <li
            key={prize}
            data-winner={prize}
            className={cx("animate-rise flex items-center gap-3 py-2.5", isMine(entrant) && "font-bold")}
          >
            <span className="figures w-8 shrink-0 text-center text-soft">{f.number(prize + 1)}</span>
            <span className="min-w-0 flex-1">{textOf(prize)}</span>
            <span className="figures">
              {isMine(entrant) ? t("winners.you") : shortAddress(`0x${entrant.slice(-40)}`)}
            </span>
          </li>
        ))}
      </ol>
      {prizes > winners.length && over && (
        <p className="text-soft">{t("winners.more", { count: prizes - winners.length })}</p>
      )}
    </Card>
  );
}
