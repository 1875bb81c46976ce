import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";

interface ArmSummary {
  readonly customers: number;
  /** Mean and variance of the outcome over the arm's customers. */
  readonly mean: number;
  readonly variance: number;
}

interface SequentialResult {
  readonly effect: number;
  /** A 95 % interval that stays valid however often one looks and whenever one stops. */
  readonly low: number;
  readonly high: number;
  /** Always-valid p-value. */
  readonly pValue: number;
}

/**
 * A/B test that may be looked at any time: mixture sequential probability ratio test with a normal prior on the effect
 * (Robbins 1970; Johari, Koomen, Pekelis & Walsh 2022).
 * @param priorDeviation size of effects one expects, in the outcome's unit, above 0; decides when the test is sharpest.
 * @param level of the interval's error, 0.05 by default.
 */
export function sequentialTest(
  treated: ArmSummary,
  control: ArmSummary,
  priorDeviation: number,
  level = 0.05,
): SequentialResult {
  for (const arm of [treated, control]) {
    requireInteger(arm.customers, 2, Number.MAX_SAFE_INTEGER, "customers");
    requireFinite([arm.mean, arm.variance], "mean and variance");
    requireRange(arm.variance, 0, Number.MAX_VALUE, "variance");
  }
  requireRange(priorDeviation, 1e-12, 1e12, "priorDeviation");
  requireRange(level, 1e-9, 0.5, "level");
  const effect = treated.mean - control.mean;
  const noise = treated.variance / treated.customers + control.variance / control.customers;
  const prior = priorDeviation ** 2;
  if (noise === 0) return { effect, low: effect, high: effect, pValue: effect === 0 ? 1 : 0 };
  const logRatio =
    0.5 * Math.log(noise / (noise + prior)) + (0.5 * effect * effect * prior) / (noise * (noise + prior));
  const width = Math.sqrt(
    ((noise * (noise + prior)) / prior) * (2 * Math.log(1 / level) + Math.log((noise + prior) / noise)),
  );
  return { effect, low: effect - width, high: effect + width, pValue: Math.min(1, Math.exp(-logRatio)) };
}
