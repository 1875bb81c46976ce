import { useCallback } from "react";
import type { Address } from "viem";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { DrawCard } from "../draw/DrawCard.tsx";
import { useDrawText } from "../draw/useDrawText.ts";
import { useTickets } from "../draw/useTickets.ts";

/** The draws in which a code has tickets. */
export function CodeDraws({ claimKey: address }: { claimKey: Address }) {
  const t = useDrawText();
  const { draws = [] } = useShop();
  const { data: tickets, refetch, isPending, error } = useTickets(address, "claim-keys");
  const ask = useCallback(() => void refetch(), [refetch]);
  if (error) return <Notice look="error" title={t("code.offline")} />;
  const own = draws.filter(({ address: draw }) =>
    tickets?.some((mine) => mine.draw === draw && (mine.tickets !== "0" || mine.pending.length > 0)),
  );
  if (own.length === 0) {
    return isPending ? null : <Notice title={t("code.noTickets")}>{t("code.noTickets.why")}</Notice>;
  }
  return (
    <section aria-label={t("tickets.title")} className="space-y-5">
      {own.map((draw) => (
        <DrawCard
          key={draw.address}
          draw={draw}
          account={address}
          onStale={ask}
          tickets={tickets?.find((mine) => mine.draw === draw.address)}
        />
      ))}
    </section>
  );
}
