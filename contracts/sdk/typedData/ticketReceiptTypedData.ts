import type { Address, Hex } from "viem";
import { drawDomain } from "./drawDomain.ts";

/** All tickets that an entrant has in a draw. Cumulative: the latest receipt replaces every earlier one. */
export interface TicketReceipt {
  /** See `accountEntrant` and `claimKeyEntrant`. */
  entrant: Hex;
  tickets: bigint;
  /** Unix seconds: when the last of them became final. */
  finalAt: number;
}

const types = {
  TicketReceipt: [
    { name: "entrant", type: "bytes32" },
    { name: "tickets", type: "uint64" },
    { name: "finalAt", type: "uint64" },
  ],
} as const;

/** EIP-712 typed data that a `Tickets` key signs; twin of contracts/types/TicketReceipt.sol. */
export function ticketReceiptTypedData(domain: { chainId: number; draw: Address }, receipt: TicketReceipt) {
  const { entrant, tickets, finalAt } = receipt;
  return {
    domain: drawDomain(domain),
    types,
    primaryType: "TicketReceipt",
    message: { entrant, tickets, finalAt: BigInt(finalAt) },
  } as const;
}
