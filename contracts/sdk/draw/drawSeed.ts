import { type Address, encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toBytes } from "viem";

const SEED_TAG = keccak256(toBytes("bonafide.draw.seed.v1"));
const TYPES = parseAbiParameters("bytes32, uint256, address, bytes32, uint64, uint64, bytes32");

/** What a draw's seed is made of. */
export interface SeedParts {
  chainId: number;
  draw: Address;
  root: Hex;
  total: bigint;
  round: number;
  /** SHA-256 of the beacon's signature of the round. */
  randomness: Hex;
}

/** The number that every winner follows from. Twin: `contracts/draw/Tickets.sol`. */
export function drawSeed({ chainId, draw, root, total, round, randomness }: SeedParts): Hex {
  return keccak256(
    encodeAbiParameters(TYPES, [SEED_TAG, BigInt(chainId), draw, root, total, BigInt(round), randomness]),
  );
}
