import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { EngineError } from "./EngineError.ts";

/** 32-bit finaliser of MurmurHash3: neighbouring seeds give unrelated streams. */
function mix(seed: number): number {
  let h = seed | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Pseudo-random numbers, the same for the same seed on every machine (xoroshiro128+ of pure-rand). Not for secrets. */
export class Random {
  readonly #generator: { next(): number };

  /** @param seed a safe integer; its low 32 bits and the rest are both used. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) throw new EngineError("Range", `seed is ${seed}: give a safe integer`);
    this.#generator = xoroshiro128plus(mix(mix(seed) ^ Math.trunc(seed / 2 ** 32)));
    for (let i = 0; i < 8; i++) this.#generator.next();
  }

  /** Uniform in [0, 1), 53 bits. */
  uniform(): number {
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A whole number from 0 to `below` - 1. */
  integer(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** Standard normal by the polar method (Marsaglia & Bray 1964). */
  normal(): number {
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  /** Gamma with the given shape and scale 1 (Marsaglia & Tsang 2000). */
  gamma(shape: number): number {
    if (!(shape > 0)) throw new EngineError("Range", `shape is ${shape}: give a number above 0`);
    if (shape < 1) return this.gamma(shape + 1) * Math.pow(1 - this.uniform(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** Beta(a, b) as a ratio of gammas. */
  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** Shuffles in place (Fisher-Yates) and returns the same array. */
  shuffle<T extends { readonly length: number; [index: number]: number }>(values: T): T {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = values[i]!;
      values[i] = values[j]!;
      values[j] = kept;
    }
    return values;
  }
}
