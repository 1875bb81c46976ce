import { useLingui } from "@lingui/react";
import { ChevronRight } from "lucide-react";
import { useEffect } from "react";
import type { Address } from "viem";
import { Link } from "wouter";
import type { Bilingual } from "../../../api/Bilingual.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { DrawHero } from "./DrawHero.tsx";
import { DrawUnreachable } from "./DrawUnreachable.tsx";
import { drawPath } from "./drawPath.ts";
import { MyTickets } from "./MyTickets.tsx";
import { ticketStore } from "./ticketStore.ts";
import { useDrawState } from "./useDrawState.ts";
import { useDrawText } from "./useDrawText.ts";
import type { Tickets } from "./useTickets.ts";

interface DrawCardProps {
  draw: { address: Address; title: Bilingual };
  account: Address | undefined;
  tickets: Tickets | undefined;
  /** Asks the shop for the tickets again. */
  onStale: () => void;
}

/** A draw of the shop with the account's tickets in it. */
export function DrawCard({ draw, account, tickets, onStale }: DrawCardProps) {
  const t = useDrawText();
  const { i18n } = useLingui();
  const { client, chainId, rpcUrl } = useShop();
  const { data: state, error, refetch } = useDrawState(client, chainId, draw.address);
  const mine = ticketStore
    .use()
    .find((kept) => kept.draw === draw.address && kept.chainId === chainId && kept.account === account);
  // Once the list is fixed, the shop can say where on it the tickets are.
  const isStale =
    Boolean(state?.commitment) && tickets !== undefined && tickets.entry === null && tickets.tickets !== "0";
  useEffect(() => {
    if (isStale) onStale();
  }, [isStale, onStale]);
  if (error && !state) {
    return <DrawUnreachable onRetry={() => void refetch()} />;
  }
  if (!state) return <Skeleton className="h-64" />;
  return (
    <article className="space-y-3" data-draw={draw.address}>
      <DrawHero heading="h2" title={draw.title[i18n.locale === "zh" ? "zh" : "en"]} state={state} />
      <Card className="space-y-4">
        {account ? (
          <MyTickets state={state} mine={mine} orders={tickets?.orders ?? []} pending={tickets?.pending ?? []} />
        ) : (
          <p className="text-soft">{t("draws.connect")}</p>
        )}
        <Link
          href={drawPath({ chainId, draw: draw.address, rpcUrl })}
          className="flex min-h-12 items-center justify-center gap-1 rounded-full bg-brand px-5 font-semibold text-on-brand hover:brightness-110"
        >
          {t("draws.open")}
          <ChevronRight aria-hidden className="size-5" />
        </Link>
      </Card>
    </article>
  );
}
