import type { DrawState } from "../../../chain/readDrawState.ts";
import type { Formats } from "../../../i18n/formats.ts";
import { shortAddress } from "../../../ui/shortAddress.ts";
import type { DrawText } from "./useDrawText.ts";

/** One prize in words; kinds are numbered as in contracts/types/DrawTerms.sol. */
export function prizeText(
  { kind, token, amount }: DrawState["terms"]["prizes"][number],
  t: DrawText,
  f: Formats,
): string {
  if (kind === 0) return t("draw.prize.points", { count: Number(amount) });
  const values = { amount: f.number(Number(amount)), token: shortAddress(token) };
  return kind === 1 ? t("draw.prize.erc20", values) : t("draw.prize.erc721", values);
}
