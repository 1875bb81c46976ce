import type { DecisionArm } from "./DecisionArm.ts";

/** Why it was decided so. */
export type DecisionReason = {
  code: "Offered" | "HeldOut" | "NothingFits" | "BudgetSpent";
  en: string;
  zh: string;
};

/** What was decided for a customer. */
export type Decision = {
  arms: DecisionArm[];
  chosen: number;
  propensity: number;
  heldOut: boolean;
  reason: DecisionReason;
  reservedMinor: number;
};
