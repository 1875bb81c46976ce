import { type Address, encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";

const TAG = keccak256(stringToHex("bonafide.claim.leaf.v1"));

/**
 * The leaf of a claim in the owner's trees; twin of `Claim.leaf` in contracts/types/Claim.sol.
 * @param word as `packClaimWord` makes it
 */
export function claimLeaf(account: Address, word: bigint): Hex {
  return keccak256(
    encodeAbiParameters([{ type: "bytes32" }, { type: "address" }, { type: "uint256" }], [TAG, account, word]),
  );
}
