import type { Address } from "viem";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useLocalText } from "../../../i18n/useLocalText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { ConsentCard } from "./ConsentCard.tsx";
import { EraseCard } from "./EraseCard.tsx";
import { knownWords } from "./knownWords.ts";
import { saveFile } from "./saveFile.ts";
import { useKnown } from "./useKnown.ts";

const kinds = [
  "orders",
  "events",
  "offers",
  "decisions",
  "quotes",
  "settlements",
  "tickets",
  "prizes",
  "transfers",
  "consents",
] as const;

/** The way in, and then what is kept, by kind. */
export function KnownCard({ account }: { account: Address }) {
  const w = useLocalText(knownWords);
  const f = useFormats();
  const { session, known, signIn, agree, withdraw, erase } = useKnown(account);
  const error = signIn.error ?? agree.error ?? withdraw.error ?? erase.error;
  if (erase.isSuccess)
    return (
      <Notice look="good" title={w("erased")}>
        {w("erasedWhat")}
      </Notice>
    );
  return (
    <>
      {error && (
        <Notice look="error" title={w("failed")}>
          {error.message}
        </Notice>
      )}
      {session === null && (
        <Card className="space-y-4">
          <p>{w("signInWhat")}</p>
          <Button wide busy={signIn.isPending} onClick={() => signIn.mutate()}>
            {w("signIn")}
          </Button>
        </Card>
      )}
      {session !== null && known === null && session.customerId === null && (
        <Notice title={w("nothing")}>{w("nothingWhat")}</Notice>
      )}
      {known && (
        <>
          <Card aria-label={w("title")} className="space-y-4">
            <dl className="divide-y divide-line">
              <Entry name={w("country")} value={known.customer.country} />
              <Entry name={w("group")} value={known.features[0] ? w(known.features[0].segment) : "–"} />
              {kinds.map((kind) => (
                <Entry key={kind} name={w(kind)} value={f.number(known[kind].length)} />
              ))}
            </dl>
            <Button
              look="secondary"
              wide
              onClick={() => saveFile("what-is-known.json", JSON.stringify(known, null, 2))}
            >
              {w("save")}
            </Button>
          </Card>
          <ConsentCard known={known} agree={agree} withdraw={withdraw} />
          <EraseCard busy={erase.isPending} onErase={() => erase.mutate()} />
        </>
      )}
    </>
  );
}

function Entry({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-2.5">
      <dt>{name}</dt>
      <dd className="figures font-semibold">{value}</dd>
    </div>
  );
}
