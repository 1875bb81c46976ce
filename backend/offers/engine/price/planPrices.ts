import { EngineError } from "../numeric/EngineError.ts";
import { loadHighs } from "../numeric/loadHighs.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

interface PricedProducts {
  /** Present price and cost of a unit, one a product, any unit of money; prices above 0. */
  readonly price: ArrayLike<number>;
  readonly cost: ArrayLike<number>;
  /** Units a period at the present price, 0 or more. */
  readonly demand: ArrayLike<number>;
  /** Percent change of units for one percent of price, 0 or less. */
  readonly elasticity: ArrayLike<number>;
  /** Units that can be sold in the period; Infinity where nothing bounds them. */
  readonly stock: ArrayLike<number>;
}

interface PriceBounds {
  /** Lowest and highest price as shares of the present one, for example 0.8 and 1.2. */
  readonly lowest: number;
  readonly highest: number;
  /** Prices tried between them, both included, at least 2; default 21. */
  readonly steps?: number;
  /** Least profit as a share of the revenue of all products together; default 0. */
  readonly leastMargin?: number;
}

interface PricePlan {
  /** Mean price of each product over the period; most products have one price, few two for a part of the period each. */
  readonly price: Float64Array;
  readonly units: Float64Array;
  readonly revenue: number;
  readonly profit: number;
  /** Prices of each product with the share of the period they hold. */
  readonly schedule: readonly (readonly { readonly price: number; readonly share: number }[])[];
}

function requireProducts({ price, cost, demand, elasticity, stock }: PricedProducts, bounds: PriceBounds): number {
  requireFinite(price, "price");
  requireFinite(cost, "cost");
  requireFinite(demand, "demand");
  requireFinite(elasticity, "elasticity");
  for (const [name, values] of Object.entries({ cost, demand, elasticity, stock })) {
    requireSameLength(price, values, `price and ${name}`);
  }
  for (let i = 0; i < price.length; i++) {
    requireRange(price[i]!, 1e-9, 1e12, `price[${i}]`);
    requireRange(demand[i]!, 0, 1e12, `demand[${i}]`);
    requireRange(elasticity[i]!, -100, 0, `elasticity[${i}]`);
    if (!(stock[i]! >= 0)) throw new EngineError("Range", `stock[${i}] is ${stock[i]}: give 0 or more, or Infinity`);
  }
  requireRange(bounds.lowest, 1e-6, 1, "lowest");
  requireRange(bounds.highest, 1, 1e6, "highest");
  const { steps = 21, leastMargin = 0 } = bounds;
  requireInteger(steps, 2, 1_000, "steps");
  requireRange(leastMargin, 0, 1, "leastMargin");
  return steps;
}

/** A row of the LP text format, folded, since its lines are short. */
function sum(terms: readonly (readonly [number, string])[]): string {
  const words = terms.map(([coefficient, name]) => `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} ${name}`);
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += 20) lines.push(words.slice(at, at + 20).join(" "));
  return lines.join("\n ");
}

/**
 * Prices of many products that earn most within bounds, stock and a least common margin: a linear programme over the share of the
 * period that each product spends at each of some prices (Gallego & van Ryzin, Operations Research 45 (1997), the deterministic
 * problem), solved by HiGHS. Demand answers to the price with constant elasticity.
 * @throws EngineError on bad input, `Range` when no prices keep the margin
 */
export async function planPrices(products: PricedProducts, bounds: PriceBounds): Promise<PricePlan> {
  const steps = requireProducts(products, bounds);
  const count = products.price.length;
  const { lowest, highest, leastMargin = 0 } = bounds;
  const choices = Array.from({ length: count }, (_, i) =>
    Array.from({ length: steps }, (_unused, k) => {
      const price = products.price[i]! * (lowest + ((highest - lowest) * k) / (steps - 1));
      const wanted = products.demand[i]! * Math.pow(price / products.price[i]!, products.elasticity[i]!);
      return { price, wanted, name: `x${i}_${k}` };
    }),
  );
  const all = choices.flat();
  const owner = choices.flatMap((own, i) => own.map(() => i));
  const profitOf = (at: number): number => (all[at]!.price - products.cost[owner[at]!]!) * all[at]!.wanted;
  const constraints: string[] = [];
  choices.forEach((own, i) => {
    constraints.push(` one${i}: ${sum(own.map(({ name }) => [1, name]))} = 1`);
    if (products.stock[i]! < Infinity)
      constraints.push(` stock${i}: ${sum(own.map(({ wanted, name }) => [wanted, name]))} <= ${products.stock[i]}`);
  });
  const margin = all.map(({ price, wanted, name }, at) => [profitOf(at) - leastMargin * price * wanted, name] as const);
  if (leastMargin > 0) constraints.push(` margin: ${sum(margin)} >= 0`);
  const objective = sum(all.map(({ name }, at) => [profitOf(at), name]));
  const highs = await loadHighs();
  const solution = highs.solve(`Maximize\n obj: ${objective}\nSubject To\n${constraints.join("\n")}\nEnd`);
  if (solution.Status !== "Optimal") {
    throw new EngineError(
      "Range",
      `no prices within the bounds keep stock and margin (${solution.Status}): widen them`,
    );
  }
  const columns = solution.Columns as Record<string, { Primal: number }>;
  const schedule = choices.map((own) =>
    own.flatMap(({ price, name }) => {
      const share = columns[name]?.Primal ?? 0;
      return share > 1e-9 ? [{ price, share }] : [];
    }),
  );
  const total = (of: (at: number) => number): number =>
    all.reduce((result, { name }, at) => result + (columns[name]?.Primal ?? 0) * of(at), 0);
  return {
    price: Float64Array.from(schedule, (own) => own.reduce((mean, { price, share }) => mean + price * share, 0)),
    units: Float64Array.from(choices, (own) =>
      own.reduce((units, { wanted, name }) => units + wanted * (columns[name]?.Primal ?? 0), 0),
    ),
    revenue: total((at) => all[at]!.price * all[at]!.wanted),
    profit: total(profitOf),
    schedule,
  };
}
