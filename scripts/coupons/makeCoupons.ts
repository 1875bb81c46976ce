import { randomBytes } from "node:crypto";
import secp256k1 from "secp256k1";
import { COUPON_ALPHABET } from "#sdk/coupon/parseCouponCode";
import type { Coupons } from "./Coupons.ts";
import type { couponHashes } from "./couponHashes.ts";

const ALPHABET = new TextEncoder().encode(COUPON_ALPHABET);

/** Makes `count` codes of 100 random bits with their keys' addresses, salts and leaves. */
export function makeCoupons(count: number, hashes: Awaited<ReturnType<typeof couponHashes>>): Coupons {
  const codes = new Uint8Array(count * 20);
  const addresses = new Uint8Array(count * 20);
  const leaves = new Uint8Array(count * 32);
  const salts = new Uint8Array(randomBytes(count * 16));
  // One byte a character: 256 is a multiple of 32, so every character is equally likely.
  const random = randomBytes(count * 20);
  for (let i = 0; i < codes.length; i++) codes[i] = ALPHABET[random[i]! % 32]!;
  const publicKey = new Uint8Array(65);
  for (let i = 0; i < count; i++) {
    const code = codes.subarray(i * 20, i * 20 + 20);
    secp256k1.publicKeyCreate(hashes.privateKey(code), false, publicKey);
    addresses.set(hashes.keccak(publicKey.subarray(1)).subarray(12), i * 20);
    const address = addresses.subarray(i * 20, i * 20 + 20);
    leaves.set(hashes.leaf(address, salts.subarray(i * 16, i * 16 + 16)), i * 32);
  }
  return { codes, addresses, salts, leaves };
}
