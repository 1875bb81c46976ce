import { createKeccak } from "hash-wasm";
import { hexToBytes, keccak256, stringToHex } from "viem";
import { COUPON_KEY_TAG } from "#sdk/coupon/couponKey";

const LEAF_TAG = hexToBytes(keccak256(stringToHex("bonafide.coupon.leaf.v1")));

/** The hashes of coupons and their tree, thirty times faster than one by one in the SDK, which states what they are. */
export async function couponHashes() {
  const hasher = await createKeccak(256);
  const keccak = (bytes: Uint8Array): Uint8Array => hasher.init().update(bytes).digest("binary");
  const keyInput = new Uint8Array(52);
  keyInput.set(hexToBytes(COUPON_KEY_TAG));
  const leafInput = new Uint8Array(96);
  leafInput.set(LEAF_TAG);
  const pairInput = new Uint8Array(64);
  return {
    keccak,
    /** The private key of a code of 20 ASCII characters. */
    privateKey(code: Uint8Array): Uint8Array {
      keyInput.set(code, 32);
      return keccak(keyInput);
    },
    /** The leaf of an address and a salt of 16 bytes. */
    leaf(address: Uint8Array, salt: Uint8Array): Uint8Array {
      leafInput.set(address, 44);
      leafInput.set(salt, 64);
      return keccak(leafInput);
    },
    /** The node above two nodes. */
    pair(a: Uint8Array, b: Uint8Array): Uint8Array {
      const isOrdered = Buffer.compare(a, b) <= 0;
      pairInput.set(isOrdered ? a : b);
      pairInput.set(isOrdered ? b : a, 32);
      return keccak(pairInput);
    },
  };
}
