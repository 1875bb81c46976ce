import { useLingui } from "@lingui/react";
import { CheckList } from "../../../check/CheckList.tsx";
import { useFormats } from "../../../i18n/useFormats.ts";
import { Fold } from "../../../ui/Fold.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import type { DrawCheckResult, DrawStep } from "./DrawCheckResult.ts";
import { type DrawText, useDrawText } from "./useDrawText.ts";

function Exact({ step, t }: { step: DrawStep; t: DrawText }) {
  return (
    <Fold summary={<span className="text-sm text-soft">{t("verify.exact")}</span>} open={!step.right}>
      <ul className="space-y-2 rounded-xl bg-paper p-3 text-sm" lang="en">
        {step.checks.map(({ statement, ok, detail }) => (
          <li key={statement}>
            <p className={ok ? "font-medium" : "font-medium text-bad"}>
              <span aria-hidden>{ok ? "✓ " : "✗ "}</span>
              {statement}
            </p>
            <p className="font-mono text-xs break-all text-soft">{detail}</p>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** What a check found: one sentence a promise, the exact figures folded below each. */
export function DrawVerdict({ result, tickets }: { result: DrawCheckResult; tickets: string | undefined }) {
  const t = useDrawText();
  const f = useFormats();
  const { i18n } = useLingui();
  // To the second: in a test draw the list is fixed in the same minute.
  const moment = new Intl.DateTimeFormat(i18n.locale === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "medium",
  });
  const timeOf = (seconds: number | null) => (seconds === null ? "–" : moment.format(seconds * 1000));
  const { steps, isTest, seed } = result;
  const right = steps.every((step) => step.right);
  const values = {
    source: isTest ? t("draw.testSource") : result.source,
    fixedAt: timeOf(result.fixedAt),
    roundAt: timeOf(result.roundAt),
    count: f.number(result.count),
    total: f.number(Number(result.total)),
    round: f.number(result.round),
    proven: f.number(result.tickets.length),
    tickets: tickets ?? "",
  };
  const verdict = right ? (seed === null ? "verify.sofar" : "verify.allRight") : "verify.someWrong";
  const endingOf = ({ name, right: kept }: DrawStep) =>
    name === "source" && isTest ? "test" : kept ? "right" : "wrong";
  return (
    <div className="space-y-4">
      <Notice look={right ? "good" : "error"} title={t(verdict)}>
        {isTest && t("verify.onlyTest")}
      </Notice>
      <CheckList
        items={steps.map((step) => ({
          key: step.name,
          right: step.right,
          sentence: t(`drawStep.${step.name}.${endingOf(step)}` as Parameters<DrawText>[0], values),
          details: <Exact step={step} t={t} />,
        }))}
      />
    </div>
  );
}
