import { useQuery } from "@tanstack/react-query";
import { createClient, http } from "viem";
import { CheckError } from "../../check/CheckError.ts";
import { CheckList } from "../../check/CheckList.tsx";
import { useText } from "../../i18n/useText.ts";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { auditSubject } from "./auditSubject.ts";
import type { AuditSubject } from "./parseSubject.ts";
import { SettlementAudit } from "./SettlementAudit.tsx";

/** Every settlement of the subject, recomputed; for a campaign also the sums against its limits and its budget. */
export function AuditResult({ subject, rpcUrl }: { subject: AuditSubject; rpcUrl: string }) {
  const t = useText();
  const { data, error, isPending } = useQuery({
    queryKey: ["audit", rpcUrl, subject],
    queryFn: () => auditSubject(createClient({ transport: http(rpcUrl, { retryCount: 1 }) }), subject),
    staleTime: Infinity,
    gcTime: 0,
    retry: 0,
  });
  if (isPending) {
    return (
      <div aria-busy>
        <p role="status" className="pb-2 text-soft">
          {t("audit.running")}
        </p>
        <Skeleton className="h-48" />
      </div>
    );
  }
  if (error) {
    return (
      <Notice look="error" title={t("audit.failed")}>
        {error instanceof CheckError ? t(`check.error.${error.code}`) : error.message.split("\n")[0]}
      </Notice>
    );
  }
  const wrong = data.settlements.filter(({ steps }) => steps.some((step) => !step.right)).length;
  const sumsRight = data.sums.every(({ right }) => right);
  const right = wrong === 0 && sumsRight;
  return (
    <div className="space-y-5">
      <Notice
        look={right ? "good" : "error"}
        title={t(right ? "audit.right" : "audit.wrong", { count: data.settlements.length, wrong })}
      />
      {data.sums.length > 0 && (
        <Card>
          <h2 className="pb-3 text-lg font-bold">{t("audit.sums")}</h2>
          <CheckList
            items={data.sums.map(({ name, right: holds, values }) => ({
              key: `${name}${values["rule"] ?? ""}`,
              right: holds,
              sentence: t(`sum.${name}`, values),
            }))}
          />
        </Card>
      )}
      {data.settlements.map(({ facts, steps, transaction }) => (
        <SettlementAudit key={facts.order.orderId} facts={facts} steps={steps} transaction={transaction} />
      ))}
      <Card>
        <h2 className="text-lg font-bold">{t("audit.repeat")}</h2>
        <p className="pt-1 text-soft">{t("audit.repeat.what")}</p>
        <pre className="mt-3 overflow-x-auto rounded-xl bg-paper p-3 text-sm" tabIndex={0}>
          npm run -s audit -- --rpc {rpcUrl} --campaign {data.campaign}
        </pre>
      </Card>
    </div>
  );
}
