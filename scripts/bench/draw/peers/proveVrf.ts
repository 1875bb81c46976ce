import { secp256k1 } from "@noble/curves/secp256k1.js";
import { type Address, concat, type Hex, keccak256, numberToHex, slice } from "viem";

const { Point } = secp256k1;
const { Fp, Fn } = Point;

/** `VRF.Proof` of @chainlink/contracts. */
export interface VrfProof {
  pk: [bigint, bigint];
  gamma: [bigint, bigint];
  c: bigint;
  s: bigint;
  /** What the proof is about before the block hash is mixed in. */
  seed: bigint;
  uWitness: Address;
  cGammaWitness: [bigint, bigint];
  sHashWitness: [bigint, bigint];
  zInv: bigint;
}

/** What a Chainlink oracle computes: the proof of the randomness that `secretKey` gives for a request in a block. */
export function proveVrf(secretKey: bigint, seed: bigint, blockHash: Hex): VrfProof {
  const key = Point.BASE.multiply(secretKey);
  const hash = hashToCurve(key, keccak256(concat([word(seed), blockHash])));
  const gamma = hash.multiply(secretKey);
  // Any number that nobody can guess; here it follows from the key and the request.
  const nonce = Fn.create(BigInt(keccak256(concat([word(secretKey), word(seed), blockHash]))));
  const uWitness = addressOf(Point.BASE.multiply(nonce));
  const c = BigInt(keccak256(concat([word(2n), ...[hash, key, gamma, hash.multiply(nonce)].map(packed), uWitness])));
  const s = Fn.sub(nonce, Fn.mul(Fn.create(c), secretKey));
  const cGamma = gamma.multiply(Fn.create(c));
  const sHash = hash.multiply(s);
  const difference = Fp.sub(sHash.toAffine().x, cGamma.toAffine().x);
  return {
    pk: pair(key),
    gamma: pair(gamma),
    c,
    s,
    seed,
    uWitness,
    cGammaWitness: pair(cGamma),
    sHashWitness: pair(sHash),
    zInv: Fp.inv(Fp.pow(difference, 5n)),
  };
}

type CurvePoint = typeof Point.BASE;

/** Tries one x after the other, each the hash of the one before. */
function hashToCurve(key: CurvePoint, input: Hex): CurvePoint {
  let x = fieldHash(concat([word(1n), packed(key), input]));
  for (;;) {
    const ySquared = Fp.add(Fp.pow(x, 3n), 7n);
    const y = Fp.pow(ySquared, (Fp.ORDER + 1n) / 4n);
    if (Fp.sqr(y) === ySquared) return Point.fromAffine({ x, y: y % 2n === 0n ? y : Fp.neg(y) });
    x = fieldHash(word(x));
  }
}

function fieldHash(bytes: Hex): bigint {
  let x = BigInt(keccak256(bytes));
  while (x >= Fp.ORDER) x = BigInt(keccak256(word(x)));
  return x;
}

function addressOf(point: CurvePoint): Address {
  return slice(keccak256(packed(point)), 12);
}

function pair(point: CurvePoint): [bigint, bigint] {
  const { x, y } = point.toAffine();
  return [x, y];
}

function packed(point: CurvePoint): Hex {
  return concat(pair(point).map(word));
}

function word(value: bigint): Hex {
  return numberToHex(value, { size: 32 });
}
