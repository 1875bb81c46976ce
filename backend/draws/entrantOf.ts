import type { Hex } from "viem";
import { accountEntrant, claimKeyEntrant } from "#sdk";
import type { TicketHolder } from "./TicketHolder.ts";

/** How a draw's list names a holder of tickets. */
export function entrantOf(holder: TicketHolder): Hex {
  return "account" in holder ? accountEntrant(holder.account) : claimKeyEntrant(holder.claimKey);
}
