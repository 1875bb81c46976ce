/**
 * What no model may learn from, by name, whoever brings it in; a shop may list more (`SENSITIVE_ATTRIBUTES`). Where a customer lives is kept
 * for the shop's accounts, and says too much about where somebody comes from.
 */
export const sensitiveAttributes: readonly string[] = [
  "birth",
  "country",
  "disability",
  "ethnicity",
  "gender",
  "health",
  "nationality",
  "orientation",
  "politics",
  "pregnancy",
  "race",
  "religion",
  "sex",
  "union",
];
