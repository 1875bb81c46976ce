/** Whether a value is three letters, as in ISO 4217, or empty: no currency. */
export function isCurrency(value: unknown): value is string {
  return typeof value === "string" && /^([A-Za-z]{3})?$/.test(value);
}
