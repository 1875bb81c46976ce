import { Hourglass, ReceiptText, Undo2 } from "lucide-react";
import type { Address } from "viem";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Fold } from "../../../ui/Fold.tsx";
import { useOwed } from "../useOwed.ts";

const icons = { order: ReceiptText, return: Undo2, pending: Hourglass };

function Row({ kind, text, points }: { kind: keyof typeof icons; text: string; points: string }) {
  const Icon = icons[kind];
  return (
    <li className="flex items-center gap-3 py-2.5">
      <Icon aria-hidden className="size-5 shrink-0 text-soft" />
      <span className="min-w-0 flex-1">{text}</span>
      <span className="figures font-semibold">{points}</span>
    </li>
  );
}

/** Where the points from purchases come from: orders still in their return window, and the orders and returns before. */
export function ActivityCard({ account }: { account: Address }) {
  const t = useText();
  const f = useFormats();
  const { data: owed } = useOwed(account);
  if (!owed || owed.history.length + owed.pending.length === 0) return null;
  const signed = (points: number) => (points > 0 ? `+${f.number(points)}` : f.number(points));
  return (
    <Card aria-labelledby="activity">
      <h2 id="activity" className="text-lg font-bold">
        {t("activity.title")}
      </h2>
      <p className="text-[0.9375rem] text-soft">{t("activity.what")}</p>
      <ul className="divide-y divide-line">
        {owed.pending.map(({ order, points, availableAt }) => (
          <Row
            key={`p${order}`}
            kind="pending"
            text={t("activity.pending", { order, day: f.day(availableAt) })}
            points={signed(points)}
          />
        ))}
        {owed.history.slice(0, 4).map(({ order, at, points, kind }) => (
          <Row
            key={`${kind}${order}${at}`}
            kind={kind}
            text={t(`activity.${kind}`, { order, day: f.day(at) })}
            points={signed(points)}
          />
        ))}
      </ul>
      {owed.history.length > 4 && (
        <Fold summary={t("activity.more", { count: owed.history.length - 4 })}>
          <ul className="divide-y divide-line">
            {owed.history.slice(4).map(({ order, at, points, kind }) => (
              <Row
                key={`${kind}${order}${at}`}
                kind={kind}
                text={t(`activity.${kind}`, { order, day: f.day(at) })}
                points={signed(points)}
              />
            ))}
          </ul>
        </Fold>
      )}
    </Card>
  );
}
