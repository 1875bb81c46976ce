import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toBytes } from "viem";

const TICKET_TAG = keccak256(toBytes("bonafide.draw.ticket.v1"));
const TYPES = parseAbiParameters("bytes32, bytes32, uint256, uint256");

/** The number whose remainder by the tickets of a draw is the winning ticket of a prize at an attempt. */
export function ticketNumber(seed: Hex, prize: number, attempt: number): Hex {
  return keccak256(encodeAbiParameters(TYPES, [TICKET_TAG, seed, BigInt(prize), BigInt(attempt)]));
}
