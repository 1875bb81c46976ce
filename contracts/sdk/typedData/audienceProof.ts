import { type Address, encodeAbiParameters, type Hex } from "viem";

/** How an audience is proven to `settle`; times are Unix seconds. */
export type AudienceEvidence =
  | { kind: "Signature"; from: number; until: number; signature: Hex }
  | { kind: "Batch"; root: Hex; from: number; until: number; salt: Hex; proof: readonly Hex[] }
  | { kind: "Coupon"; code: Address; salt: Hex; proof: readonly Hex[]; signature: Hex };

const bytes32 = { type: "bytes32" } as const;
const uint64 = { type: "uint64" } as const;
const bytes = { type: "bytes" } as const;
const path = { type: "bytes32[]" } as const;

/** The `AudienceProof` argument of `settle`; twin of contracts/types/AudienceProof.sol. */
export function audienceProof(evidence: AudienceEvidence): { kind: number; data: Hex } {
  switch (evidence.kind) {
    case "Signature": {
      const { from, until, signature } = evidence;
      return { kind: 0, data: encodeAbiParameters([uint64, uint64, bytes], [BigInt(from), BigInt(until), signature]) };
    }
    case "Batch": {
      const { root, from, until, salt, proof } = evidence;
      const values = [root, BigInt(from), BigInt(until), salt, proof] as const;
      return { kind: 1, data: encodeAbiParameters([bytes32, uint64, uint64, bytes32, path], values) };
    }
    case "Coupon": {
      const { code, salt, proof, signature } = evidence;
      const values = [code, salt, proof, signature] as const;
      return { kind: 2, data: encodeAbiParameters([{ type: "address" }, bytes32, path, bytes], values) };
    }
  }
}
