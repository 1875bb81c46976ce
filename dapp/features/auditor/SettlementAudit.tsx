import { CircleCheck, CircleX } from "lucide-react";
import type { Hex } from "viem";
import { CheckList } from "../../check/CheckList.tsx";
import type { CheckStep } from "../../check/CheckStep.ts";
import { Comparisons } from "../../check/Comparisons.tsx";
import { sayable } from "../../check/sayable.ts";
import type { SettlementFacts } from "../../check/SettlementFacts.ts";
import { useFormats } from "../../i18n/useFormats.ts";
import { useText } from "../../i18n/useText.ts";
import { Card } from "../../ui/Card.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { shortAddress } from "../../ui/shortAddress.ts";

interface SettlementAuditProps {
  facts: SettlementFacts;
  steps: readonly CheckStep[];
  transaction: Hex;
}

/** One settlement: its verdict in a line, its steps and figures below; opened when something is wrong. */
export function SettlementAudit({ facts, steps, transaction }: SettlementAuditProps) {
  const t = useText();
  const f = useFormats(facts.bookInCode.currency);
  const right = steps.every((step) => step.right);
  const Icon = right ? CircleCheck : CircleX;
  return (
    <Card>
      <Fold
        open={!right}
        summary={
          <span className="flex flex-wrap items-center gap-x-3">
            <Icon
              role="img"
              aria-label={t(right ? "check.right" : "check.wrong")}
              className={right ? "size-5 text-good" : "size-5 text-bad"}
            />
            <span className="font-semibold">{f.moment(facts.settledAt)}</span>
            <span className="figures">{f.money(facts.order.total)}</span>
            <span className="figures text-soft">{shortAddress(facts.order.account)}</span>
          </span>
        }
      >
        <CheckList
          items={steps.map((step) => ({
            key: step.name,
            right: step.right,
            sentence: t(`step.${step.name}.${step.right ? "right" : "wrong"}`, sayable(step.values, f)),
            details: <Comparisons step={step} format={f} />,
          }))}
        />
        <dl className="mt-4 space-y-1 rounded-xl bg-paper p-3 text-sm">
          <dt className="text-soft">{t("under.transaction")}</dt>
          <dd className="font-mono">{transaction}</dd>
          <dt className="text-soft">{t("under.order")}</dt>
          <dd className="font-mono">{facts.order.orderId}</dd>
          <dt className="text-soft">{t("audit.quoteHash")}</dt>
          <dd className="font-mono">{facts.order.quoteHash}</dd>
        </dl>
      </Fold>
    </Card>
  );
}
