import { CircleAlert, CircleCheck, Hourglass, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import type { DrawState } from "../../../chain/readDrawState.ts";
import { useFormats } from "../../../i18n/useFormats.ts";
import { Fold } from "../../../ui/Fold.tsx";
import { isListed } from "./isListed.ts";
import { orderText } from "./orderText.ts";
import type { KeptTickets } from "./ticketStore.ts";
import { useDrawText } from "./useDrawText.ts";
import type { TicketOrder } from "./useTickets.ts";

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex gap-2.5 text-[0.9375rem]">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <span>{children}</span>
    </p>
  );
}

function Listed({ state, mine, count }: { state: DrawState; mine: KeptTickets; count: number }) {
  const t = useDrawText();
  const listed = isListed(state, mine);
  if (listed === true) {
    return (
      <div data-listed="true">
        <Line icon={<CircleCheck aria-hidden className="size-5 text-good" />}>{t("tickets.listed", { count })}</Line>
      </div>
    );
  }
  return (
    listed === false && (
      <div role="alert" data-listed="false" className="font-semibold text-bad">
        <Line icon={<CircleAlert aria-hidden className="size-5" />}>{t("tickets.unlisted")}</Line>
      </div>
    )
  );
}

function Count({ count, isOpen }: { count: number; isOpen: boolean }) {
  const t = useDrawText();
  if (count > 0) {
    return (
      <p className="figures text-3xl font-bold" data-testid="tickets">
        {t("tickets.count", { count })}
      </p>
    );
  }
  return (
    <div>
      <p className="font-semibold">{t("tickets.none")}</p>
      {isOpen && <p className="text-[0.9375rem] text-soft">{t("tickets.none.why")}</p>}
    </div>
  );
}

function Orders({ orders }: { orders: readonly TicketOrder[] }) {
  const t = useDrawText();
  const f = useFormats();
  return (
    <Fold summary={t("tickets.from")}>
      <ul className="divide-y divide-line">
        {orders.map((order) => (
          <li key={order.source} className="flex items-baseline justify-between gap-3 py-2 text-[0.9375rem]">
            <span>{orderText(order, t, f)}</span>
            <span className="figures shrink-0 font-semibold whitespace-nowrap">+{f.number(order.tickets)}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

interface MyTicketsProps {
  state: DrawState;
  mine: KeptTickets | undefined;
  orders?: readonly TicketOrder[];
  pending?: readonly TicketOrder[];
}

/** An account's tickets in a draw, and whether this device finds them on the fixed list. */
export function MyTickets({ state, mine, orders = [], pending = [] }: MyTicketsProps) {
  const t = useDrawText();
  const f = useFormats();
  const count = Number(mine?.tickets ?? 0);
  const waiting = pending.reduce((sum, { tickets }) => sum + tickets, 0);
  return (
    <div role="group" aria-label={t("tickets.title")} className="space-y-2.5">
      <Count count={count} isOpen={state.phase === "Open"} />
      {waiting > 0 && (
        <Line icon={<Hourglass aria-hidden className="size-5 text-gold" />}>
          {t("tickets.pending", { count: waiting })}
        </Line>
      )}
      {mine && count > 0 && <Listed state={state} mine={mine} count={count} />}
      {count > 0 && state.commitment === null && state.phase === "Open" && (
        <Line icon={<Hourglass aria-hidden className="size-5 text-soft" />}>
          {t("tickets.listing", { day: f.moment(state.terms.entriesCloseAt) })}
        </Line>
      )}
      {mine?.receipt && state.phase !== "Drawn" && (
        <Line icon={<PenLine aria-hidden className="size-5 text-soft" />}>{t("tickets.receipt")}</Line>
      )}
      {orders.length > 0 && <Orders orders={orders} />}
    </div>
  );
}
