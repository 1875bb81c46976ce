import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useContext, useId, useState } from "react";
import { isAddress } from "viem";
import { useLingui } from "@lingui/react";
import { request } from "../../api/request.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { freeTicketWords } from "./freeTicketWords.ts";
import { MerchantToken } from "./useMerchant.ts";

type Kind = "claimKey" | "account";

interface Gift {
  draw: string;
  kind: Kind;
  holder: string;
  tickets: number;
}

/** Each gift has a reference of its own, so that a repeated request counts once. */
function useGive() {
  const token = useContext(MerchantToken);
  return useMutation({
    mutationFn: ({ draw, kind, holder, tickets }: Gift) => {
      const reference = crypto.randomUUID();
      return request(`v1/draws/${draw}/tickets`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "idempotency-key": reference },
        body: { [kind]: holder, tickets, reference },
      });
    },
  });
}

function DrawSelect({ value, onChange }: { value: string; onChange: (draw: string) => void }) {
  const w = useLocalText(freeTicketWords);
  const { i18n } = useLingui();
  const { draws = [] } = useShop();
  const id = useId();
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {w("draw")}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-12 w-full rounded-xl border border-edge/60 bg-paper px-4"
      >
        {draws.map(({ address, title }) => (
          <option key={address} value={address}>
            {title[i18n.locale === "zh" ? "zh" : "en"]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The counter's part in a draw: tickets for whoever takes part without buying. */
export function FreeTickets() {
  const w = useLocalText(freeTicketWords);
  const { draws = [] } = useShop();
  const [draw, setDraw] = useState(draws[0]?.address ?? "");
  const [kind, setKind] = useState<Kind>("claimKey");
  const [typed, setTyped] = useState("");
  const [count, setCount] = useState("1");
  const give = useGive();
  const holder = typed.trim();
  const wrong = !isAddress(holder, { strict: false })
    ? w(holder === "" ? "empty" : "wrong")
    : !/^[1-9]\d{0,5}$/.test(count) && w("none");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) give.mutate({ draw, kind, holder, tickets: Number(count) }, { onSuccess: () => setTyped("") });
  };
  if (draws.length === 0) return null;
  return (
    <Card aria-labelledby="free-tickets" className="space-y-4">
      <div>
        <h2 id="free-tickets" className="text-lg font-bold">
          {w("title")}
        </h2>
        <p className="text-[0.9375rem] text-soft">{w("what")}</p>
      </div>
      <form className="space-y-4" onSubmit={submit}>
        <DrawSelect value={draw} onChange={setDraw} />
        <TextField label={w("holder")} hint={w("holderHint")} value={typed} onChange={setTyped} />
        <Choice
          label={w("kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "claimKey", label: w("claimKey") },
            { value: "account", label: w("account") },
          ]}
        />
        <TextField label={w("tickets")} value={count} onChange={setCount} />
        <Button type="submit" wide busy={give.isPending} because={wrong}>
          {w("give")}
        </Button>
      </form>
      {give.isSuccess && <Notice look="good" title={w("given")} />}
      {give.error && (
        <Notice look="error" title={w("failed")}>
          {give.error.message}
        </Notice>
      )}
    </Card>
  );
}
