import { KeyRound } from "lucide-react";
import { useState } from "react";
import { parseCouponCode } from "#sdk/coupon/parseCouponCode";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useDrawText } from "../draw/useDrawText.ts";
import { codeStore } from "./codeStore.ts";
import { newTicketCode } from "./newTicketCode.ts";

function read(typed: string): string | undefined {
  try {
    return parseCouponCode(typed);
  } catch {
    return undefined;
  }
}

/** A new code, or one that the customer has. */
export function NoCode({ onMade }: { onMade: () => void }) {
  const t = useDrawText();
  const [typed, setTyped] = useState("");
  const code = read(typed);
  return (
    <>
      <Card className="space-y-4">
        <h2 className="text-lg font-bold">{t("code.make.title")}</h2>
        <p className="text-[0.9375rem] text-soft">{t("code.make.what")}</p>
        <Button
          wide
          onClick={() => {
            onMade();
            codeStore.set(newTicketCode());
          }}
        >
          <KeyRound aria-hidden className="size-5" />
          {t("code.make")}
        </Button>
      </Card>
      <Card className="space-y-4">
        <h2 className="text-lg font-bold">{t("code.have.title")}</h2>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (code !== undefined) codeStore.set(code);
          }}
        >
          <TextField label={t("code.have")} hint={t("code.have.hint")} value={typed} onChange={setTyped} />
          <Button
            type="submit"
            look="secondary"
            wide
            because={code === undefined && t(typed === "" ? "code.have.empty" : "code.have.wrong")}
          >
            {t("code.use")}
          </Button>
        </form>
      </Card>
    </>
  );
}
