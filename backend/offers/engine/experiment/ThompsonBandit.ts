import { EngineError } from "../numeric/EngineError.ts";
import { Random } from "../numeric/Random.ts";
import { requireInteger } from "../numeric/requireInteger.ts";

interface Draw {
  readonly arm: number;
  /** Chance with which this arm is drawn in the present state, for off-policy evaluation; estimated from 200 draws. */
  readonly propensity: number;
}

/** Thompson sampling of offers with 0/1 rewards and uniform Beta priors (Thompson 1933; Chapelle & Li 2011). */
export class ThompsonBandit {
  readonly #successes: Float64Array;
  readonly #failures: Float64Array;
  readonly #random: Random;

  constructor(arms: number, seed: number) {
    requireInteger(arms, 1, 100_000, "arms");
    this.#successes = new Float64Array(arms);
    this.#failures = new Float64Array(arms);
    this.#random = new Random(seed);
  }

  /** The arm to play; cheaper than {@link choose}, for when nobody will ask how likely it was. */
  draw(): number {
    return this.#sample();
  }

  choose(): Draw {
    const arm = this.draw();
    const rounds = 200;
    let same = 1;
    for (let k = 0; k < rounds; k++) if (this.#sample() === arm) same++;
    return { arm, propensity: same / (rounds + 1) };
  }

  /** Tells the outcome of an arm: 1 for a response, 0 for none. */
  learn(arm: number, reward: number): void {
    requireInteger(arm, 0, this.#successes.length - 1, "arm");
    if (reward !== 0 && reward !== 1) throw new EngineError("Range", `reward is ${reward}: give 0 or 1`);
    if (reward === 1) this.#successes[arm]!++;
    else this.#failures[arm]!++;
  }

  #sample(): number {
    let [best, most] = [0, -1];
    for (let arm = 0; arm < this.#successes.length; arm++) {
      const chance = this.#random.beta(1 + this.#successes[arm]!, 1 + this.#failures[arm]!);
      if (chance > most) [best, most] = [arm, chance];
    }
    return best;
  }
}
