import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import { requireVaried } from "../numeric/requireVaried.ts";
import { fitLinear } from "../response/fitLinear.ts";

interface Sales {
  /** Price of a unit in each observation, above 0, any unit of money. */
  readonly price: ArrayLike<number>;
  /** Units sold, above 0. */
  readonly quantity: ArrayLike<number>;
  /** Other things that move demand (promotion, season), columns of one number an observation each; default none. */
  readonly controls?: readonly ArrayLike<number>[];
}

interface Elasticity {
  /** Percent change of units for one percent of price; negative for ordinary goods. */
  readonly elasticity: number;
  readonly error: number;
  /** Expected log units at price 1 and controls 0. */
  readonly intercept: number;
  readonly controls: Float64Array;
}

function logs(values: ArrayLike<number>, name: string): Float64Array {
  requireFinite(values, name, 4);
  return Float64Array.from(values, (value, i) => {
    if (!(value > 0))
      throw new EngineError("Range", `${name}[${i}] is ${value}: logarithms need positive numbers, leave the row out`);
    return Math.log(value);
  });
}

/**
 * Price elasticity of one product by log-log least squares (constant elasticity demand; Tellis, JMR 25 (1988)).
 * @throws EngineError on bad input; `Constant` when the price never changed.
 */
export function fitElasticity({ price, quantity, controls = [] }: Sales): Elasticity {
  const logPrice = logs(price, "price");
  const logQuantity = logs(quantity, "quantity");
  requireSameLength(price, quantity, "price and quantity");
  requireVaried(price, "price");
  const columns = [logPrice, ...controls];
  controls.forEach((control, k) => requireSameLength(control, price, `controls[${k}] and price`));
  const values = Float64Array.from({ length: price.length * columns.length }, (_, at) => {
    return columns[at % columns.length]![Math.floor(at / columns.length)]!;
  });
  const fit = fitLinear({ rows: price.length, columns: columns.length, values }, logQuantity);
  return {
    elasticity: fit.weights[0]!,
    error: fit.weightErrors[0]!,
    intercept: fit.intercept,
    controls: fit.weights.slice(1),
  };
}
