import type { Trial } from "../offers/engine/uplift/Trial.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";

/** The customers by their chance to buy anyway and their segment, who was offered something, and what came of it. */
export function trialOf(logged: readonly LoggedProfit[]): Trial {
  const known = logged.filter(({ segment, chanceAlone }) => segment !== null && chanceAlone !== null);
  const segments = known.reduce((most, { segment }) => Math.max(most, segment! + 1), 0);
  const values = known.flatMap(({ segment, chanceAlone }) => [
    chanceAlone!,
    Math.sqrt(chanceAlone!),
    ...Array.from({ length: segments }, (_, each) => (each === segment ? 1 : 0)),
  ]);
  return {
    features: { rows: known.length, columns: segments + 2, values: Float64Array.from(values) },
    treated: known.map(({ heldOut }) => (heldOut ? 0 : 1)),
    outcome: known.map(({ profit }) => profit),
  };
}
