export type RuleBookErrorCode = "InvalidJson" | "UnknownField" | "InvalidRuleBook" | "InvalidRule";

/** A rule book that cannot be launched. */
export class RuleBookError extends Error {
  override readonly name = "RuleBookError";
  readonly code: RuleBookErrorCode;
  /** 0-based; absent when the fault is in the book itself. */
  readonly rule: number | undefined;
  readonly field: string | undefined;

  constructor(
    code: RuleBookErrorCode,
    problem: string,
    place: { rule?: number | undefined; field?: string | undefined } = {},
  ) {
    const where = place.rule === undefined ? "rule book" : `rule ${place.rule}`;
    super(place.field === undefined ? `${where}: ${problem}` : `${where}, field ${place.field}: ${problem}`);
    this.code = code;
    this.rule = place.rule;
    this.field = place.field;
  }
}
