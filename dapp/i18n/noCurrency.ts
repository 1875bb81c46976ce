/** ISO 4217's code for "no currency": sums stand without a symbol until a rule book names one. */
export const NO_CURRENCY = "XXX";
