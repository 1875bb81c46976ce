import { useLingui } from "@lingui/react";
import { ChevronLeft, Link2Off } from "lucide-react";
import { Link, useParams } from "wouter";
import type { ShopConfig } from "../../../api/ShopConfig.ts";
import type { DrawState } from "../../../chain/readDrawState.ts";
import { shopStore } from "../../../shop/shopStore.ts";
import { Card } from "../../../ui/Card.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { ShareButton } from "../receipt/ShareButton.tsx";
import { DrawCheck } from "./DrawCheck.tsx";
import { DrawHero } from "./DrawHero.tsx";
import { DrawUnreachable } from "./DrawUnreachable.tsx";
import type { DrawPlace } from "./drawPath.ts";
import { MyTickets } from "./MyTickets.tsx";
import { parseDrawPath } from "./parseDrawPath.ts";
import { ticketStore } from "./ticketStore.ts";
import { useDrawState } from "./useDrawState.ts";
import { useDrawText } from "./useDrawText.ts";
import { useNodeClient } from "./useNodeClient.ts";
import { Winners } from "./Winners.tsx";

/** A draw from its address alone: followed, revealed and checked from the chain; no shop is needed. */
export function DrawPage() {
  const t = useDrawText();
  const place = parseDrawPath(useParams());
  if (place) return <Draw place={place} />;
  return (
    <Empty alone icon={Link2Off} title={t("draw.broken")}>
      {t("draw.broken.why")}
    </Empty>
  );
}

function Draw({ place }: { place: DrawPlace }) {
  const shop = shopStore.use();
  const { chainId, draw } = place;
  // A link may name a node of a stranger's choice; a node this device already knows for the chain is asked instead.
  const known = shop?.chainId === chainId ? shop : null;
  const rpcUrl = known?.rpcUrl ?? place.rpcUrl;
  const client = useNodeClient(rpcUrl);
  const { data: state, error, refetch } = useDrawState(client, chainId, draw);
  if (error && !state) {
    return <DrawUnreachable onRetry={() => void refetch()} />;
  }
  if (!state) return <Skeleton className="h-64" />;
  return <DrawColumns place={place} known={known} rpcUrl={rpcUrl} state={state} />;
}

interface DrawColumnsProps {
  place: DrawPlace;
  known: ShopConfig | null;
  rpcUrl: string;
  state: DrawState;
}

function DrawColumns({ place, known, rpcUrl, state }: DrawColumnsProps) {
  const t = useDrawText();
  const { i18n } = useLingui();
  const { chainId, draw } = place;
  const kept = ticketStore.use().filter((one) => one.chainId === chainId && one.draw === draw);
  const [mine] = kept;
  const title = known?.draws?.find(({ address }) => address === draw)?.title;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2 lg:gap-8">
      <div className="space-y-5">
        {known && (
          <Link href="/draws" className="-mb-3 inline-flex min-h-11 items-center gap-1 font-medium text-brand">
            <ChevronLeft aria-hidden className="size-5" />
            {t("draw.all")}
          </Link>
        )}
        <DrawHero title={title?.[i18n.locale === "zh" ? "zh" : "en"] ?? t("draw.untitled")} state={state} />
        {state.phase === "Drawn" && (
          <Winners state={state} mine={new Set(kept.flatMap(({ receipt }) => receipt?.entrant.toLowerCase() ?? []))} />
        )}
        {mine && (
          <Card className="space-y-3">
            <MyTickets state={state} mine={mine} />
            <p className="text-sm text-soft">{t("tickets.kept")}</p>
          </Card>
        )}
        <Card>
          <h2 className="font-bold">{t("draw.free")}</h2>
          <p className="pt-1 text-[0.9375rem] text-soft">{state.terms.freeEntry}</p>
          <p className="pt-3 text-[0.9375rem] text-soft">{t("draw.unclaimed")}</p>
        </Card>
      </div>
      <div className="space-y-5">
        <DrawCheck
          place={place}
          rpcUrl={rpcUrl}
          fromLink={!known}
          mine={mine}
          explorerUrl={known?.explorerUrl ?? null}
        />
        <ShareButton label={t("draw.share")} what={t("draw.share.what")} />
      </div>
    </div>
  );
}
