import { useEffect, useMemo, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { parseCouponCode } from "#sdk/coupon/parseCouponCode";
import { ticketCodeKeys } from "#sdk/draw/ticketCodeKeys";
import { useDrawText } from "../draw/useDrawText.ts";
import { CodeCard } from "./CodeCard.tsx";
import { CodeDraws } from "./CodeDraws.tsx";
import { CodePrizes } from "./CodePrizes.tsx";
import { codeStore } from "./codeStore.ts";
import { NoCode } from "./NoCode.tsx";

/** Moves a code that came with the address, behind the `#` and so never sent to a server, out of it and onto this device. */
function useCodeOfAddress(): void {
  const { code } = useParams();
  const [, go] = useLocation();
  useEffect(() => {
    if (code === undefined) return;
    try {
      codeStore.set(parseCouponCode(code));
    } catch {
      // What is not a code is forgotten; the page asks for one.
    }
    go("/code", { replace: true });
  }, [code, go]);
}

/** Taking part in draws without a wallet: one's tickets and prizes, opened by a code that only the customer has. */
export function CodePage() {
  const t = useDrawText();
  useCodeOfAddress();
  const code = codeStore.use();
  const [isNew, setNew] = useState(false);
  const keys = useMemo(() => code && ticketCodeKeys(code), [code]);
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <header className="space-y-2">
        <h1 className="text-2xl font-bold">{t("code.title")}</h1>
        <p className="text-soft">{t("code.what")}</p>
      </header>
      {code && keys ? (
        <>
          <CodePrizes keys={keys} />
          <CodeCard code={code} claimKey={keys.claimKey.address} isNew={isNew} />
          <CodeDraws claimKey={keys.claimKey.address} />
        </>
      ) : (
        <NoCode onMade={() => setNew(true)} />
      )}
      <Link
        href="/draws"
        className="flex min-h-11 items-center justify-center font-medium underline underline-offset-4"
      >
        {t("code.draws")}
      </Link>
    </div>
  );
}
