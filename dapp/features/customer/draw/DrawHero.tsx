import type { DrawState } from "../../../chain/readDrawState.ts";
import { useFormats } from "../../../i18n/useFormats.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Countdown } from "./Countdown.tsx";
import { prizeText } from "./prizeText.ts";
import { useDrawText } from "./useDrawText.ts";

/** A draw at a glance: what can be won, where it stands, and what it waits for. */
export function DrawHero({ title, state, heading = "h1" }: { title: string; state: DrawState; heading?: "h1" | "h2" }) {
  const t = useDrawText();
  const f = useFormats();
  const { phase, terms, commitment, roundAt, isTest } = state;
  const Heading = heading;
  return (
    <div className="overflow-hidden rounded-3xl bg-hero text-on-hero shadow-card">
      <div className="space-y-5 p-6">
        <div>
          <Heading className="text-2xl font-bold">{title}</Heading>
          <p className="mt-1 opacity-90" aria-live="polite" data-phase={phase}>
            {t(`phase.${phase}`)}
          </p>
        </div>
        <ul aria-label={t("draw.prizes")} className="flex flex-wrap gap-2">
          {terms.prizes.map((prize, index) => (
            <li key={index} className="rounded-full bg-on-hero px-4 py-1.5 font-semibold text-[#0b4a3d]">
              {prize.quantity > 1 && `${t("draw.prize.times", { quantity: f.number(prize.quantity) })} `}
              {prizeText(prize, t, f)}
            </li>
          ))}
        </ul>
        {phase === "Open" && <Countdown label={t("countdown.close")} at={terms.entriesCloseAt} />}
        {(phase === "Challenge" || phase === "Frozen") && roundAt !== null && (
          <Countdown label={t("countdown.round")} at={roundAt} />
        )}
        {commitment && (
          <p className="figures text-[0.9375rem] opacity-90">
            {t("draw.tickets.all", {
              tickets: Number(commitment.total),
              entrants: commitment.count,
            })}
          </p>
        )}
      </div>
      {isTest && <p className="bg-gold-tint px-6 py-2.5 text-sm text-gold">{t("draw.test")}</p>}
      {phase === "Void" && <Notice look="warning" title={t("phase.Void.why")} />}
    </div>
  );
}
