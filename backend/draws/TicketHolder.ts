import type { Address } from "viem";

/** Whose tickets: an account's, or those of a customer without a wallet under the address of its claim key. */
export type TicketHolder = { account: Address } | { claimKey: Address };
