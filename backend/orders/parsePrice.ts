const DECIMAL = /^(-?)(\d{1,12})(?:\.(\d{1,12}))?$/;

/**
 * Reads a price in major units into minor units, exactly: `2.55` is 255. Trailing zeros are allowed (`2.550`); a price with a
 * third decimal is refused, never rounded, because the shop cannot have charged it.
 */
export function parsePrice(text: string): number | "NotANumber" | "Negative" | "TooManyDecimals" {
  const match = DECIMAL.exec(text);
  if (match === null) return "NotANumber";
  const [, sign, whole, fraction = ""] = match;
  const decimals = fraction.replace(/0+$/, "");
  if (decimals.length > 2) return "TooManyDecimals";
  const minor = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return sign === "-" && minor > 0 ? "Negative" : minor;
}
