import { Copy, EyeOff, KeyRound } from "lucide-react";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useDrawText } from "../draw/useDrawText.ts";
import { codeStore } from "./codeStore.ts";
import { groupedCode } from "./groupedCode.ts";

function CopyButton({ label, text }: { label: string; text: string }) {
  const t = useDrawText();
  const [done, setDone] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setDone(true));
  return (
    <Button look="secondary" wide onClick={copy}>
      <Copy aria-hidden className="size-5 shrink-0" />
      <span aria-live="polite">{done ? t("code.copied") : label}</span>
    </Button>
  );
}

/** The code itself: shown when it was just made, afterwards when asked for. */
function Secret({ code, isNew }: { code: string; isNew: boolean }) {
  const t = useDrawText();
  const [isShown, setShown] = useState(isNew);
  const link = `${location.origin}${location.pathname}#/code/${code}`;
  if (!isShown) {
    return (
      <Button look="secondary" wide onClick={() => setShown(true)}>
        <KeyRound aria-hidden className="size-5" />
        {t("code.show")}
      </Button>
    );
  }
  return (
    <div className="space-y-3">
      <p className="figures rounded-xl bg-paper p-4 text-center font-mono text-lg font-bold" data-testid="code">
        {groupedCode(code)}
      </p>
      <Notice look="warning" title={t("code.keep")}>
        {t("code.keep.why")}
      </Notice>
      <CopyButton label={t("code.copyLink")} text={link} />
      <Button look="secondary" wide onClick={() => setShown(false)}>
        <EyeOff aria-hidden className="size-5" />
        {t("code.hide")}
      </Button>
    </div>
  );
}

function Forget() {
  const t = useDrawText();
  const [isSure, setSure] = useState(false);
  if (!isSure) {
    return (
      <Button look="quiet" wide onClick={() => setSure(true)}>
        {t("code.forget")}
      </Button>
    );
  }
  return (
    <Notice
      look="warning"
      title={t("code.forget.sure")}
      action={
        <span className="flex flex-wrap gap-2">
          <Button look="secondary" onClick={() => codeStore.set(null)}>
            {t("code.forget.yes")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t("code.forget.no")}
          </Button>
        </span>
      }
    >
      {t("code.forget.why")}
    </Notice>
  );
}

interface CodeCardProps {
  code: string;
  claimKey: Address;
  /** It was made just now and has to be written down. */
  isNew: boolean;
}

/** The number to show at the till, and the code that opens what it wins. */
export function CodeCard({ code, claimKey, isNew }: CodeCardProps) {
  const t = useDrawText();
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="text-lg font-bold">{t("code.number")}</h2>
        <p className="pt-1 text-[0.9375rem] text-soft">{t("code.number.what")}</p>
        <p className="figures mt-3 rounded-xl bg-paper p-3 font-mono text-[0.9375rem] break-all" data-testid="number">
          {claimKey}
        </p>
      </div>
      <CopyButton label={t("code.copyNumber")} text={claimKey} />
      <Secret code={code} isNew={isNew} />
      <Forget />
    </Card>
  );
}
