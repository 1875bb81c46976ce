import { bn254 } from "@noble/curves/bn254.js";
import { bytesToBigInt, concat, keccak256, stringToBytes } from "viem";

const { Fp } = bn254.fields;
const Z = 1n;
const C1 = 4n; // g(Z)
const C2 = Fp.div(Fp.neg(Z), 2n);
const C3 = evenRoot(Fp.mul(Fp.neg(C1), 3n));
const C4 = Fp.div(Fp.mul(Fp.neg(4n), C1), 3n);
const BLOCK_BYTES = 136;
const DST = stringToBytes("BLS_SIG_BN254G1_XMD:KECCAK-256_SVDW_RO_NUL_");
const DST_PRIME = concat([DST, Uint8Array.of(DST.length)]);

/**
 * The point of a 32-byte message on BN254's G1, affine: RFC 9380 with `expand_message_xmd` over Keccak-256 and the SVDW map.
 * Written step by step from the RFC; `contracts/beacon/Bn254HashToCurve.sol` computes the same with fewer exponentiations.
 */
export function hashToBn254(message: Uint8Array): { x: bigint; y: bigint } {
  const uniform = expandMessage(message);
  const [u0, u1] = [uniform.subarray(0, 48), uniform.subarray(48)].map((bytes) => Fp.create(bytesToBigInt(bytes)));
  const sum = mapToBn254(u0 ?? 0n).add(mapToBn254(u1 ?? 0n));
  return sum.toAffine();
}

function expandMessage(message: Uint8Array): Uint8Array {
  const b0 = hash([new Uint8Array(BLOCK_BYTES), message, Uint8Array.of(0, 96, 0), DST_PRIME]);
  const b1 = hash([b0, Uint8Array.of(1), DST_PRIME]);
  const b2 = hash([xor(b0, b1), Uint8Array.of(2), DST_PRIME]);
  const b3 = hash([xor(b0, b2), Uint8Array.of(3), DST_PRIME]);
  return concat([b1, b2, b3]);
}

/** RFC 9380 section 6.6.1. */
function mapToBn254(u: bigint): InstanceType<typeof bn254.G1.Point> {
  const gained = Fp.mul(Fp.sqr(u), C1);
  const plus = Fp.add(1n, gained);
  const minus = Fp.sub(1n, gained);
  const product = Fp.mul(plus, minus);
  const inverse = product === 0n ? 0n : Fp.inv(product);
  const shift = Fp.mul(Fp.mul(Fp.mul(u, minus), inverse), C3);
  const x3 = Fp.add(Z, Fp.mul(C4, Fp.sqr(Fp.mul(Fp.sqr(plus), inverse))));
  const x = [Fp.sub(C2, shift), Fp.add(C2, shift)].find((candidate) => isSquare(curve(candidate))) ?? x3;
  const y = Fp.sqrt(curve(x));
  return bn254.G1.Point.fromAffine({ x, y: (y ^ u) & 1n ? Fp.neg(y) : y });
}

function curve(x: bigint): bigint {
  return Fp.add(Fp.mul(Fp.sqr(x), x), 3n);
}

function isSquare(value: bigint): boolean {
  return Fp.pow(value, (Fp.ORDER - 1n) / 2n) !== Fp.neg(1n);
}

function evenRoot(value: bigint): bigint {
  const root = Fp.sqrt(value);
  return root & 1n ? Fp.neg(root) : root;
}

function hash(parts: Uint8Array[]): Uint8Array {
  return keccak256(concat(parts), "bytes");
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
