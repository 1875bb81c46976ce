import type { AllocationProblem } from "../../../../backend/offers/engine/allocate/AllocationProblem.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";

interface Shape {
  readonly customers: number;
  readonly offers: number;
  readonly budgets: number;
  /** Share of what everybody's dearest offer would cost. */
  readonly tightness: number;
  readonly groups?: number;
  readonly seed: number;
}

/** A made problem: log-normal customers, dearer offers worth more with falling returns, costs in whole cents. */
export function makeAllocation({ customers, offers, budgets, tightness, groups, seed }: Shape): AllocationProblem {
  const random = new Random(seed);
  const value = new Float64Array(customers * offers);
  const costs = Array.from({ length: budgets }, () => new Float64Array(customers * offers));
  for (let i = 0; i < customers; i++) {
    const taste = Math.exp(0.7 * random.normal());
    for (let j = 0; j < offers; j++) {
      const at = i * offers + j;
      value[at] = 100 * taste * Math.sqrt(j + 1) * (0.5 + random.uniform()) - 40;
      for (const table of costs) table[at] = Math.round(50 * (j + 1) * (0.5 + random.uniform()));
    }
  }
  const limit = Math.round(customers * offers * 50 * tightness);
  const problem = { customers, offers, value, costs, budgets: costs.map(() => limit) };
  if (!groups) return problem;
  const group = Uint16Array.from({ length: customers }, () => random.integer(groups));
  const sizes = Array.from({ length: groups }, (_, g) =>
    group.reduce((count, each) => count + (each === g ? 1 : 0), 0),
  );
  const fairness = {
    group,
    floors: sizes.map((size) => Math.floor(0.3 * size)),
    caps: sizes.map((size) => Math.ceil(0.6 * size)),
  };
  return { ...problem, fairness };
}
