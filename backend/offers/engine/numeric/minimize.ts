import { EngineError } from "./EngineError.ts";

interface Minimum {
  /** Where the smallest value was found. */
  point: Float64Array;
  value: number;
  evaluations: number;
}

interface Vertex {
  point: Float64Array;
  value: number;
}

function combine(a: Float64Array, b: Float64Array, weight: number): Float64Array {
  return a.map((value, i) => value + weight * (b[i]! - value));
}

/**
 * Minimises a function of few variables without derivatives: Nelder & Mead (1965), restarted from its own answer until a
 * restart no longer improves it, which removes the false convergence the plain method is known for.
 * @throws EngineError `NotFinite` when the function is not finite at the start, `NoConvergence` after 20 000 evaluations.
 */
export function minimize(target: (point: Float64Array) => number, start: ArrayLike<number>, step = 0.5): Minimum {
  let evaluations = 0;
  const evaluate = (point: Float64Array): Vertex => {
    evaluations++;
    const value = target(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  const descend = (from: Vertex, size: number): Vertex => {
    const dimension = from.point.length;
    const simplex = [from];
    for (let i = 0; i < dimension; i++) {
      const point = from.point.slice();
      point[i]! += size;
      simplex.push(evaluate(point));
    }
    while (evaluations < 20_000) {
      simplex.sort((a, b) => a.value - b.value);
      const best = simplex[0]!;
      const worst = simplex[dimension]!;
      let spread = 0;
      for (let i = 0; i < dimension; i++) spread = Math.max(spread, Math.abs(worst.point[i]! - best.point[i]!));
      if (spread < 1e-9 || (spread < 1e-6 && worst.value - best.value <= 1e-14 * Math.abs(best.value))) return best;
      const centre = new Float64Array(dimension);
      for (let v = 0; v < dimension; v++) {
        for (let i = 0; i < dimension; i++) centre[i]! += simplex[v]!.point[i]! / dimension;
      }
      const reflected = evaluate(combine(centre, worst.point, -1));
      if (reflected.value < best.value) {
        const expanded = evaluate(combine(centre, worst.point, -2));
        simplex[dimension] = expanded.value < reflected.value ? expanded : reflected;
      } else if (reflected.value < simplex[dimension - 1]!.value) {
        simplex[dimension] = reflected;
      } else {
        const side = reflected.value < worst.value ? -0.5 : 0.5;
        const contracted = evaluate(combine(centre, worst.point, side));
        if (contracted.value < Math.min(worst.value, reflected.value)) simplex[dimension] = contracted;
        else for (let v = 1; v <= dimension; v++) simplex[v] = evaluate(combine(best.point, simplex[v]!.point, 0.5));
      }
    }
    throw new EngineError(
      "NoConvergence",
      "the minimum was not found in 20 000 evaluations: rescale the inputs or give more data",
    );
  };
  let best = evaluate(Float64Array.from(start));
  if (!Number.isFinite(best.value)) {
    throw new EngineError("NotFinite", "the function to minimise is not finite at its start: check the inputs");
  }
  for (let size = step; ; size = step / 4) {
    const next = descend(best, size);
    const improved = best.value - next.value > 1e-9 * (Math.abs(best.value) + 1);
    best = next;
    if (!improved) return { ...best, evaluations };
  }
}
