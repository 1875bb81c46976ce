import { requireFinite } from "../numeric/requireFinite.ts";

/** How many values there are, their mean, and their variance (divided by one less than their number). At least 2 values. */
export function moments(
  values: ArrayLike<number>,
  name: string,
): { customers: number; mean: number; variance: number } {
  requireFinite(values, name, 2);
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  let variance = 0;
  for (let i = 0; i < values.length; i++) variance += (values[i]! - mean) ** 2 / (values.length - 1);
  return { customers: values.length, mean, variance };
}
