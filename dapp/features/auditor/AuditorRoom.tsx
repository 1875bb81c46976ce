import { SearchCheck } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n/useText.ts";
import { shopStore } from "../../shop/shopStore.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Frame } from "../../ui/Frame.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { AuditResult } from "./AuditResult.tsx";
import { type AuditSubject, parseSubject } from "./parseSubject.ts";

/** Paste a campaign, a transaction or a receipt's link, and see every settlement recomputed from the chain alone. */
export function AuditorRoom() {
  const t = useText();
  const shop = shopStore.use();
  const [rpcUrl, setRpcUrl] = useState(shop?.rpcUrl ?? "");
  const [text, setText] = useState(shop?.campaigns[0]?.address ?? "");
  const [subject, setSubject] = useState<(AuditSubject & { rpcUrl: string; asked: number }) | null>(null);
  const parsed = parseSubject(text);
  const because = (!URL.canParse(rpcUrl) && t("audit.needNode")) || (!parsed && t("audit.needSubject")) || undefined;
  return (
    <Frame name={undefined}>
      <div className="mx-auto max-w-4xl space-y-6">
        <header className="space-y-2">
          <h1 className="text-3xl font-bold">{t("audit.title")}</h1>
          <p className="max-w-2xl text-soft">{t("audit.what")}</p>
        </header>
        <Card>
          <form
            className="space-y-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (!because && parsed) setSubject({ ...parsed, rpcUrl, asked: Date.now() });
            }}
          >
            <TextField label={t("audit.subject")} hint={t("audit.subject.hint")} value={text} onChange={setText} />
            <TextField
              label={t("audit.node")}
              hint={t("audit.node.hint")}
              value={rpcUrl}
              onChange={setRpcUrl}
              inputMode="url"
            />
            <Button type="submit" because={because} onClick={() => undefined}>
              <SearchCheck aria-hidden className="size-5" />
              {t("audit.run")}
            </Button>
          </form>
        </Card>
        {subject && <AuditResult key={subject.asked} subject={subject} rpcUrl={subject.rpcUrl} />}
      </div>
    </Frame>
  );
}
