import { ShieldCheck } from "lucide-react";
import { useMemo } from "react";
import type { Address, Hex } from "viem";
import type { Formats } from "../i18n/formats.ts";
import { useFormats } from "../i18n/useFormats.ts";
import { useText } from "../i18n/useText.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Fold } from "../ui/Fold.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { CheckError } from "./CheckError.ts";
import { CheckList } from "./CheckList.tsx";
import { checkSettlement, type SignedFigures } from "./checkSettlement.ts";
import type { CheckStep } from "./CheckStep.ts";
import { Comparisons } from "./Comparisons.tsx";
import { sayable } from "./sayable.ts";
import type { SettlementFacts } from "./SettlementFacts.ts";

interface CheckPanelProps {
  settlement: {
    data: SettlementFacts | undefined;
    error: Error | null;
    isFetching: boolean;
    refetch: () => unknown;
    rpcUrl: string;
  };
  signed: SignedFigures | null;
  currency?: string | undefined;
  place: { campaign: Address; orderId: Hex; transaction: Hex; chainId: number };
  /** The node was named by a link, not by a shop this device knows. */
  fromLink: boolean;
}

function CheckFailure({ error, node }: { error: Error; node: string }) {
  const t = useText();
  const known = error instanceof CheckError ? error.code : null;
  return (
    <Notice look="error" title={known ? t(`check.error.${known}`) : t("check.error.node")}>
      {known ? t(`check.error.${known}.next`) : t("check.error.node.next", { node })}
    </Notice>
  );
}

function Verdict({ steps, format }: { steps: readonly CheckStep[]; format: Formats }) {
  const t = useText();
  const right = steps.every((step) => step.right);
  return (
    <div className="space-y-4">
      <Notice look={right ? "good" : "error"} title={t(right ? "check.allRight" : "check.someWrong")} />
      <CheckList
        items={steps.map((step) => ({
          key: step.name,
          right: step.right,
          sentence: t(`step.${step.name}.${step.right ? "right" : "wrong"}`, sayable(step.values, format)),
          details: <Comparisons step={step} format={format} />,
        }))}
      />
    </div>
  );
}

/** "Check this price": every promise about an order, recomputed in this browser, one step a line. */
export function CheckPanel({ settlement, signed, currency, place, fromLink }: CheckPanelProps) {
  const t = useText();
  const { data: facts, error, isFetching, refetch, rpcUrl } = settlement;
  const f = useFormats(facts?.bookInCode.currency ?? currency);
  const steps = useMemo(() => (facts ? checkSettlement(facts, signed) : null), [facts, signed]);
  return (
    <Card aria-labelledby="check" aria-busy={isFetching}>
      <h2 id="check" className="flex items-center gap-2 text-xl font-bold">
        <ShieldCheck aria-hidden className="size-6 text-brand" />
        {t("check.title")}
      </h2>
      <p className="pt-1 pb-4 text-[0.9375rem] text-soft">{t("check.what")}</p>
      {isFetching && !steps && <Skeleton className="h-48" />}
      {error && !isFetching && <CheckFailure error={error} node={hostOf(rpcUrl)} />}
      {steps && !error && <Verdict steps={steps} format={f} />}
      <div className="pt-5">
        <Button wide busy={isFetching} onClick={() => void refetch()}>
          {t(steps || error ? "check.again" : "check.now")}
        </Button>
      </div>
      {fromLink && (
        <p className="mt-4 rounded-xl bg-gold-tint p-3 text-sm">{t("check.fromLink", { node: hostOf(rpcUrl) })}</p>
      )}
      <Fold summary={t("check.underneath")}>
        <dl className="space-y-2 rounded-xl bg-paper p-3 text-sm">
          {(
            [
              [t("under.node"), rpcUrl],
              [t("under.network"), String(place.chainId)],
              [t("under.campaign"), place.campaign],
              [t("under.transaction"), place.transaction],
              [t("under.order"), place.orderId],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt className="text-soft">{name}</dt>
              <dd className="font-mono">{value}</dd>
            </div>
          ))}
        </dl>
      </Fold>
    </Card>
  );
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
