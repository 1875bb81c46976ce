import { Ticket } from "lucide-react";
import { useCallback } from "react";
import { useConnection } from "wagmi";
import { Link } from "wouter";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { DrawCard } from "./DrawCard.tsx";
import { useDrawText } from "./useDrawText.ts";
import { useTickets } from "./useTickets.ts";

/** The shop's draws, newest first, with the account's tickets. */
export function DrawsPage() {
  const t = useDrawText();
  const { draws = [] } = useShop();
  const { address } = useConnection();
  const tickets = useTickets(address);
  const { refetch } = tickets;
  const ask = useCallback(() => void refetch(), [refetch]);
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <header className="max-w-2xl space-y-2">
        <h1 className="text-2xl font-bold">{t("draws.title")}</h1>
        <p className="text-soft">{t("draws.what")}</p>
        <Link href="/code" className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">
          {t("draws.code")}
        </Link>
      </header>
      {draws.length === 0 ? (
        <Empty icon={Ticket} title={t("draws.none")}>
          {t("draws.none.why")}
        </Empty>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {draws.map((draw) => (
            <DrawCard
              key={draw.address}
              draw={draw}
              account={address}
              onStale={ask}
              tickets={tickets.data?.find((mine) => mine.draw === draw.address)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
