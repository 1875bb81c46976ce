import type { Hex } from "viem";
import { ticketNumber } from "./ticketNumber.ts";

/** The winning ticket of a prize, in [0, modulus). Twin: `contracts/draw/Tickets.sol`. */
export function drawTicket(seed: Hex, prize: number, attempt: number, modulus: bigint): bigint {
  return BigInt(ticketNumber(seed, prize, attempt)) % modulus;
}
