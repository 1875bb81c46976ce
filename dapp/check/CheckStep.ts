/** Two figures that should be equal. */
export interface Comparison {
  figure: Figure;
  expected: number;
  found: number;
  /** Which line or rule it is about, counted from 1. */
  position?: number;
}

type Figure =
  | "subtotal"
  | "discount"
  | "total"
  | "points"
  | "tickets"
  | "lineDiscount"
  | "ruleGain"
  | "ruleUses"
  | "ruleReason"
  | "ruleCount"
  | "lineCount";

type StepName = "found" | "belongs" | "published" | "rules" | "recomputed" | "contract" | "arrived" | "signed";

/** One step of a check: a sentence that is right or wrong, and the figures behind it. */
export interface CheckStep {
  name: StepName;
  right: boolean;
  /** Figures that go into the sentence. */
  values: Record<string, number | string>;
  /** What was compared; in a wrong step, the figures that differ are among them. */
  comparisons: Comparison[];
}
