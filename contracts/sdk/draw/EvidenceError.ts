/** A file of evidence that cannot be read; the message names the field. */
export class EvidenceError extends Error {
  override name = "EvidenceError";
  readonly code = "Evidence";
}
