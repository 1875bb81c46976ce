import { type Hex, hexToBytes, keccak256, size } from "viem";

/** The runtime code of a contract as published: its hash, with the bytes that each deployment fills in set to zero. */
export interface CodeFingerprint {
  hash: Hex;
  /** Byte ranges [start, length] of immutables and linked libraries. */
  holes: readonly (readonly [number, number])[];
}

/** Whether `code` is the published code, whatever this deployment filled in. */
export function matchesFingerprint(code: Hex | undefined, fingerprint: CodeFingerprint): boolean {
  if (!code || size(code) === 0) return false;
  return hashWithHoles(code, fingerprint.holes) === fingerprint.hash;
}

/** keccak256 of the code with the ranges in `holes` set to zero. */
export function hashWithHoles(code: Hex, holes: CodeFingerprint["holes"]): Hex {
  const bytes = hexToBytes(code);
  for (const [start, length] of holes) bytes.fill(0, start, start + length);
  return keccak256(bytes);
}
