import { Download, ShieldCheck } from "lucide-react";
import type { ComponentProps } from "react";
import type { Address } from "viem";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import type { DrawCheckProgress } from "./checkDraw.ts";
import type { DrawPlace } from "./drawPath.ts";
import { DrawVerdict } from "./DrawVerdict.tsx";
import { Formula } from "./Formula.tsx";
import { ListSource } from "./ListSource.tsx";
import { saveFile } from "./saveFile.ts";
import type { KeptTickets } from "./ticketStore.ts";
import { useDrawCheck } from "./useDrawCheck.ts";
import { useDrawText } from "./useDrawText.ts";

interface DrawCheckProps {
  place: DrawPlace;
  rpcUrl: string;
  /** The node was named by a link, not by a shop this device knows. */
  fromLink: boolean;
  mine: KeptTickets | undefined;
  explorerUrl: string | null;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

/** The shop that serves this page may have the list, when the address on chain no longer answers. */
const listUrlsOf = (draw: string) => [new URL(`v1/draws/${draw}/entries`, location.origin + location.pathname).href];

function Running({ progress }: { progress: DrawCheckProgress }) {
  const t = useDrawText();
  const { phase, done = 0, total = 0 } = progress;
  const share = total > 0 ? Math.round((100 * done) / total) : undefined;
  return (
    <div className="space-y-2" role="status">
      <p className="font-medium">{t(`verify.${phase}`)}</p>
      <progress className="h-2 w-full accent-brand" aria-label={t("verify.running")} max={100} value={share} />
      {total > 0 && <p className="figures text-sm text-soft">{t("verify.done", { done, total })}</p>}
    </div>
  );
}

interface CheckedProps extends ComponentProps<typeof ListSource>, ComponentProps<typeof DrawVerdict> {
  draw: Address;
}

function Checked({ result, draw, tickets, explorerUrl, onFile, onUrl }: CheckedProps) {
  const t = useDrawText();
  return (
    <>
      <DrawVerdict result={result} tickets={tickets} explorerUrl={explorerUrl} />
      {!result.hasList && result.root !== null && <ListSource onFile={onFile} onUrl={onUrl} />}
      <Formula result={result} />
      <div className="space-y-1.5">
        <Button look="secondary" wide onClick={() => saveFile(`draw-${draw.slice(0, 10)}.json`, result.file)}>
          <Download aria-hidden className="size-5" />
          {t("verify.save")}
        </Button>
        <p className="text-center text-sm text-soft">{t("verify.save.what")}</p>
      </div>
    </>
  );
}

interface AskedProps {
  node: string;
  fromLink: boolean;
  explorer: string | undefined;
  draw: Address;
}

/** Whom the check asked, and where else one can look. */
function Asked({ node, fromLink, explorer, draw }: AskedProps) {
  const t = useDrawText();
  return (
    <>
      <p className={fromLink ? "rounded-xl bg-gold-tint p-3 text-sm" : "text-sm text-soft"}>
        {t(fromLink ? "verify.stranger" : "verify.node", { node })}
      </p>
      {explorer && (
        <a
          className="flex min-h-11 items-center justify-center font-medium underline underline-offset-4"
          href={`${explorer}/address/${draw}`}
        >
          {t("verify.explorer")}
        </a>
      )}
    </>
  );
}

/** "Check this draw": every promise worked out again on this device, one sentence each. */
export function DrawCheck({ place, rpcUrl, fromLink, mine, explorerUrl }: DrawCheckProps) {
  const t = useDrawText();
  const { progress, result, failure, run, cancel } = useDrawCheck();
  const { chainId, draw } = place;
  const request = {
    rpcUrl,
    chainId,
    draw,
    listUrls: listUrlsOf(draw),
    mine: mine?.receipt ? { entrant: mine.receipt.entrant, tickets: mine.tickets } : undefined,
  };
  const node = hostOf(rpcUrl);
  const explorer = explorerUrl?.replace(/\/$/, "");
  return (
    <Card aria-labelledby="verify" aria-busy={progress !== null} className="space-y-4">
      <div>
        <h2 id="verify" className="flex items-center gap-2 text-xl font-bold">
          <ShieldCheck aria-hidden className="size-6 text-brand" />
          {t("verify.title")}
        </h2>
        <p className="pt-1 text-[0.9375rem] text-soft">{t("verify.what")}</p>
      </div>
      {progress && <Running progress={progress} />}
      {failure && !progress && (
        <Notice look="error" title={t("verify.failed")}>
          {t("verify.failed.why", { node, why: failure })}
        </Notice>
      )}
      {result && !progress && (
        <Checked
          result={result}
          draw={draw}
          tickets={mine?.tickets}
          explorerUrl={explorer}
          onFile={(entries) => run({ ...request, entries })}
          onUrl={(url) => run({ ...request, listUrls: [url] })}
        />
      )}
      {progress ? (
        <Button look="secondary" wide onClick={cancel}>
          {t("verify.cancel")}
        </Button>
      ) : (
        <Button wide onClick={() => run(request)}>
          {t(result || failure ? "verify.again" : "verify.now")}
        </Button>
      )}
      <Asked node={node} fromLink={fromLink} explorer={explorer} draw={draw} />
    </Card>
  );
}
