import type { Formats } from "../../../i18n/formats.ts";
import type { DrawText } from "./useDrawText.ts";
import type { TicketOrder } from "./useTickets.ts";

/** Where tickets came from, in words. */
export function orderText({ source, finalAt }: TicketOrder, t: DrawText, f: Formats): string {
  const [kind, name = ""] = source.split(":", 2);
  const day = f.day(finalAt);
  if (kind === "order") return t("tickets.order", { order: name, day });
  return t(kind === "free" ? "tickets.gift" : "tickets.settled", { day });
}
