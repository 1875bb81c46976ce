import { useLingui } from "@lingui/react";
import { CheckList } from "../../../check/CheckList.tsx";
import { useFormats } from "../../../i18n/useFormats.ts";
import { Fold } from "../../../ui/Fold.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import type { DrawCheckResult, DrawStep } from "./DrawCheckResult.ts";
import { type DrawText, useDrawText } from "./useDrawText.ts";

interface ExactProps {
  step: DrawStep;
  /** Of the transaction in an explorer. */
  url: string | undefined;
  t: DrawText;
}

function Exact({ step, url, t }: ExactProps) {
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
      {url && (
        <a className="flex min-h-11 items-center text-sm font-medium underline underline-offset-4" href={url}>
          {t("verify.transaction")}
        </a>
      )}
    </Fold>
  );
}

interface DrawVerdictProps {
  result: DrawCheckResult;
  tickets: string | undefined;
  /** Without a slash at its end. */
  explorerUrl: string | undefined;
}

/** What a check found: one sentence a promise, the exact figures folded below each. */
export function DrawVerdict({ result, tickets, explorerUrl }: DrawVerdictProps) {
  const t = useDrawText();
  const f = useFormats();
  const { i18n } = useLingui();
  // To the second: in a test draw the list is fixed in the same minute.
  const moment = new Intl.DateTimeFormat(i18n.locale === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "medium",
  });
  const timeOf = (seconds: number | null) => (seconds === null ? "–" : moment.format(seconds * 1000));
  const { steps, isTest, seed, transactions } = result;
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
  const urlOf = ({ name }: DrawStep) => explorerUrl && transactions[name] && `${explorerUrl}/tx/${transactions[name]}`;
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
          details: <Exact step={step} url={urlOf(step)} t={t} />,
        }))}
      />
    </div>
  );
}
