import { useFormats } from "../../../i18n/useFormats.ts";
import { useLocalText } from "../../../i18n/useLocalText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import type { Known } from "./Known.ts";
import { knownWords } from "./knownWords.ts";

interface ConsentCardProps {
  known: Known;
  agree: { mutate: () => void; isPending: boolean };
  withdraw: { mutate: () => void; isPending: boolean; data: number | undefined };
}

/** Whether what the customer does may be kept. */
export function ConsentCard({ known, agree, withdraw }: ConsentCardProps) {
  const w = useLocalText(knownWords);
  const f = useFormats();
  const open = known.consents.find((consent) => consent.withdrawn_at === null);
  return (
    <Card aria-labelledby="consent" className="space-y-3">
      <h2 id="consent" className="text-lg font-bold">
        {w("consent")}
      </h2>
      <p className="text-soft">{w("consentWhat")}</p>
      {open && <p>{w("agreed", { day: f.day(open.given_at) })}</p>}
      {!open && withdraw.data !== undefined && <p role="status">{w("withdrawn", { count: withdraw.data })}</p>}
      {open ? (
        <Button look="secondary" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {w("withdraw")}
        </Button>
      ) : (
        <Button busy={agree.isPending} onClick={() => agree.mutate()}>
          {w("agree")}
        </Button>
      )}
    </Card>
  );
}
