/** One step of an audit: a sentence, whether it holds, and the figures behind it. */
export interface Check {
  /** What was checked, as a statement that should be true. */
  statement: string;
  ok: boolean;
  /** The figures; when it does not hold, which one differs and how. */
  detail: string;
}
