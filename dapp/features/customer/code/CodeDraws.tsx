import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import type { Address } from "viem";
import { claimKeyEntrant } from "#sdk/draw/claimKeyEntrant";
import type { ticketCodeKeys } from "#sdk/draw/ticketCodeKeys";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { DrawCard } from "../draw/DrawCard.tsx";
import { useDrawState } from "../draw/useDrawState.ts";
import { useDrawText } from "../draw/useDrawText.ts";
import { useTickets } from "../draw/useTickets.ts";
import { ClaimPrize } from "./ClaimPrize.tsx";

type Keys = ReturnType<typeof ticketCodeKeys>;

/** What a code won in a draw, to be sent where its owner says. */
function Prizes({ draw, keys }: { draw: Address; keys: Keys }) {
  const { client, chainId } = useShop();
  const { data: state, refetch } = useDrawState(client, chainId, draw);
  const entrant = claimKeyEntrant(keys.claimKey.address).toLowerCase();
  const won = state?.winners.filter((winner) => winner.entrant.toLowerCase() === entrant) ?? [];
  return won.map(({ prize, settled }) => (
    <ClaimPrize
      key={prize}
      draw={draw}
      prizes={state!.terms.prizes}
      prize={prize}
      isSettled={settled}
      keys={keys}
      onSent={() => void refetch()}
    />
  ));
}

/** The draws in which a code has tickets, prizes first. */
export function CodeDraws({ keys }: { keys: Keys }) {
  const t = useDrawText();
  const { i18n } = useLingui();
  const { draws = [] } = useShop();
  const { address } = keys.claimKey;
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
    <section aria-label={t("tickets.title")} className="space-y-5" lang={i18n.locale}>
      {own.map((draw) => (
        <div key={draw.address} className="space-y-3">
          <Prizes draw={draw.address} keys={keys} />
          <DrawCard
            draw={draw}
            account={address}
            onStale={ask}
            tickets={tickets?.find((mine) => mine.draw === draw.address)}
          />
        </div>
      ))}
    </section>
  );
}
