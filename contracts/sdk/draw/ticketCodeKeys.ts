import { type Address, concatHex, type Hex, keccak256, stringToHex } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { parseCouponCode } from "../coupon/parseCouponCode.ts";

interface KeyPair {
  privateKey: Hex;
  address: Address;
}

function keyPair(tag: string, code: string): KeyPair {
  const privateKey = keccak256(concatHex([keccak256(stringToHex(tag)), stringToHex(code)]));
  return { privateKey, address: privateKeyToAddress(privateKey) };
}

/**
 * The two keys of a ticket code, 20 characters that stand for a customer without a wallet: the claim key, under which tickets are
 * counted and which says where prizes go, and an account of its own for who has no other. Neither leaves the customer's device.
 * @throws RangeError when it is not a code
 */
export function ticketCodeKeys(typed: string): { claimKey: KeyPair; account: KeyPair } {
  const code = parseCouponCode(typed);
  return {
    claimKey: keyPair("bonafide.ticketCode.claimKey.v1", code),
    account: keyPair("bonafide.ticketCode.account.v1", code),
  };
}
