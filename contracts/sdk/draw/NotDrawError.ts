/** The address has no draw: what was found instead. */
export class NotDrawError extends Error {
  override name = "NotDrawError";
  readonly code = "NotDraw";
}
