/** The counter of the campaign's mint budget, beside those of its at most 32 rules. */
export const POINTS_BUDGET_RULE = 255;
