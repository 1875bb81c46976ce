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

/** Whether the literal is the very integer; 15 significant digits always survive a double. */
function isExact(source: string, value: number): boolean {
  return source === String(value) || (source.replace(/[eE].*$/, "").replace(/\D/g, "").length <= 15 && value !== 0);
}
