/** Why a list of entries makes no tree, or a proof proves nothing. */
export type SumTreeErrorCode =
  | "empty"
  | "wrong-length"
  | "bad-entrant"
  | "bad-weight"
  | "duplicate"
  | "not-ascending"
  | "sum-too-large"
  | "no-such-entry"
  | "wrong-proof"
  | "cancelled";

/** A refused list or proof: `code` for programs, `message` for people, `line` (from 1) where it came from a file. */
export class SumTreeError extends Error {
  readonly code: SumTreeErrorCode;
  readonly line: number | undefined;

  constructor(code: SumTreeErrorCode, message: string, line?: number) {
    super(line === undefined ? message : `line ${line}: ${message}`);
    this.name = "SumTreeError";
    this.code = code;
    this.line = line;
  }
}
