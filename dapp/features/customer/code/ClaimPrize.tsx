import { PartyPopper } from "lucide-react";
import { useState } from "react";
import { type Address, getAddress, isAddress } from "viem";
import type { ticketCodeKeys } from "#sdk/draw/ticketCodeKeys";
import type { DrawState } from "../../../chain/readDrawState.ts";
import { useFormats } from "../../../i18n/useFormats.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { Fold } from "../../../ui/Fold.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { groupOfPrize } from "../draw/groupOfPrize.ts";
import { prizeText } from "../draw/prizeText.ts";
import { useDrawText } from "../draw/useDrawText.ts";
import { useClaimPrize } from "./useClaimPrize.ts";

interface ClaimPrizeProps {
  draw: Address;
  prizes: DrawState["terms"]["prizes"];
  prize: number;
  isSettled: boolean;
  keys: ReturnType<typeof ticketCodeKeys>;
  onSent: () => void;
}

/** A prize of somebody without a wallet: it goes to an account they name, or to one that their code opens. */
export function ClaimPrize({ draw, prizes, prize, isSettled, keys, onSent }: ClaimPrizeProps) {
  const t = useDrawText();
  const f = useFormats();
  const group = groupOfPrize(prizes, prize);
  const { sentTo, isSending, failure, send } = useClaimPrize(draw, keys.claimKey.privateKey, onSent);
  const [where, setWhere] = useState<"code" | "named">("code");
  const [named, setNamed] = useState("");
  const payee =
    where === "code" ? keys.account.address : isAddress(named.trim()) ? getAddress(named.trim()) : undefined;
  return (
    <Card aria-labelledby={`prize-${prize}`} className="space-y-4" data-prize={prize}>
      <h2 id={`prize-${prize}`} className="flex items-center gap-2 text-xl font-bold">
        <PartyPopper aria-hidden className="size-6 text-gold" />
        {t("winners.won")}
      </h2>
      <p className="text-lg">{group && prizeText(group, t, f)}</p>
      {isSettled ? (
        <Notice look="good" title={t("claim.done")}>
          {sentTo && <span className="figures font-mono text-sm break-all">{sentTo}</span>}
        </Notice>
      ) : (
        <>
          <p className="text-[0.9375rem] text-soft">{t("claim.what")}</p>
          <Choice
            label={t("claim.where")}
            value={where}
            onChange={setWhere}
            options={[
              { value: "code", label: t("claim.code") },
              { value: "named", label: t("claim.named") },
            ]}
          />
          {where === "code" ? (
            <p className="text-[0.9375rem] text-soft">{t("claim.code.what")}</p>
          ) : (
            <TextField label={t("claim.account")} hint={t("claim.account.hint")} value={named} onChange={setNamed} />
          )}
          {failure && (
            <Notice look="error" title={t("claim.failed")}>
              {failure}
            </Notice>
          )}
          <Button
            wide
            busy={isSending || sentTo !== null}
            because={payee === undefined && t(named === "" ? "claim.account.empty" : "claim.account.wrong")}
            onClick={() => payee && send(prize, payee)}
          >
            {t(sentTo === null ? "claim.send" : "claim.sending")}
          </Button>
        </>
      )}
      {where === "code" && (
        <Fold summary={t("claim.key")}>
          <p className="text-[0.9375rem] text-soft">{t("claim.key.what")}</p>
          <p className="figures mt-2 rounded-xl bg-paper p-3 font-mono text-sm break-all">{keys.account.privateKey}</p>
        </Fold>
      )}
    </Card>
  );
}
