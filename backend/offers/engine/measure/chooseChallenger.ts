import { EngineError } from "../numeric/EngineError.ts";
import { type PairedInterval, pairedInterval } from "./pairedInterval.ts";

/** The model to use, and what it saves against the baseline on each row, with its interval. */
interface Chosen {
  readonly name: string;
  readonly gain: PairedInterval;
}

/**
 * The standing rule for models: a challenger replaces the baseline only when the lower bound of its mean saved loss, on rows neither
 * learned from, is above zero; of several that pass, the one that saves most. The bound is Bonferroni's over the challengers (Dunn 1961).
 * @param losses loss of every row (smaller is better) by model; the baseline is one of them
 * @throws EngineError `Empty` when the baseline is not among them
 */
export function chooseChallenger(losses: ReadonlyMap<string, ArrayLike<number>>, baseline: string): Chosen {
  const standing = losses.get(baseline);
  if (!standing) throw new EngineError("Empty", `there is no model called ${baseline}: give the baseline too`);
  const quantile = Math.sqrt(1.959963984540054 ** 2 + 2 * Math.log(Math.max(1, losses.size - 1)));
  let best: Chosen = { name: baseline, gain: pairedInterval(new Float64Array(standing.length)) };
  for (const [name, loss] of losses) {
    if (name === baseline) continue;
    const gain = pairedInterval(Float64Array.from(standing, (value, i) => value - loss[i]!));
    if (gain.mean - quantile * gain.error > 0 && gain.mean > best.gain.mean) best = { name, gain };
  }
  return best;
}
