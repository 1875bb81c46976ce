/** A JSON number that no double holds exactly; every reader of fields refuses it. */
export class InexactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/**
 * Reads JSON without rounding: an integer that a double cannot hold comes back as an InexactNumber.
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  return JSON.parse(
    text,
    function keepExact(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
      if (typeof value !== "number") return value;
      const source = context?.source ?? String(value);
      const isPlain = /^-?\d{1,15}$/.test(source);
      return isPlain || (Number.isSafeInteger(value) && isExact(source, value)) ? value : new InexactNumber(source);
    },
  );
}

/** Whether a literal such as 12.0 or 1.2e1 is the very integer that JSON.parse made of it. */
function isExact(source: string, value: number): boolean {
  const wanted = scientific(String(value));
  const said = scientific(source);
  return said.digits === wanted.digits && (said.digits === "" || said.exponent === wanted.exponent);
}

/** The significant digits of a literal, and the power of ten of their unit. */
function scientific(literal: string): { digits: string; exponent: number } {
  const [, whole = "", fraction = "", power = "0"] = /^-?(\d+)\.?(\d*)[eE]?(.*)$/.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  return { digits: significant, exponent: Number(power) - fraction.length + digits.length - significant.length };
}
