import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toBytes } from "viem";

const TICKET_TAG = keccak256(toBytes("bonafide.draw.ticket.v1"));
const TYPES = parseAbiParameters("bytes32, bytes32, uint256, uint256");

/** The winning ticket of a prize, in [0, modulus). Twin: `contracts/draw/Tickets.sol`. */
export function drawTicket(seed: Hex, prize: number, attempt: number, modulus: bigint): bigint {
  const hash = keccak256(encodeAbiParameters(TYPES, [TICKET_TAG, seed, BigInt(prize), BigInt(attempt)]));
  return BigInt(hash) % modulus;
}
