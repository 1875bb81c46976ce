import { requireFinite } from "../numeric/requireFinite.ts";
import { requireLabels } from "../numeric/requireLabels.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import type { Trial } from "./Trial.ts";

/** Refuses a trial with bad numbers, without control or without treatment. @throws EngineError. */
export function requireTrial({ features, treated, outcome }: Trial): void {
  requireMatrix(features, "features", 4);
  requireLabels(treated, "treated");
  requireFinite(outcome, "outcome");
  requireSameLength({ length: features.rows }, treated, "feature rows and treated");
  requireSameLength({ length: features.rows }, outcome, "feature rows and outcome");
}
