import type { Matrix } from "../engine/numeric/Matrix.ts";

/** What a targeting rule knows of a customer. */
type TargetingCustomer = {
  /** Profit that the response model expects of the offer at stake, over that of none. */
  responseMinor: number;
  /** Probability of a purchase without an offer. */
  chanceAlone: number;
  /** Name of the segment: names stay the same from batch to batch, numbers do not. */
  segment: string;
};

/** One row a customer; the first column is the response model's own value. A segment without a column has zeros. */
export function targetingFeatures(customers: readonly TargetingCustomer[], segments: readonly string[]): Matrix {
  const columns = 3 + segments.length;
  const values = new Float64Array(customers.length * columns);
  customers.forEach(({ responseMinor, chanceAlone, segment }, i) => {
    values.set([responseMinor, chanceAlone, Math.sqrt(chanceAlone)], i * columns);
    const at = segments.indexOf(segment);
    if (at >= 0) values[i * columns + 3 + at] = 1;
  });
  return { rows: customers.length, columns, values };
}
