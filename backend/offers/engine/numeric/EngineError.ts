/** What is wrong with an input: nothing in it, too little, not a number, no variation, lengths that disagree, or out of range. */
type EngineErrorCode = "Empty" | "TooShort" | "NotFinite" | "Constant" | "Shape" | "Range" | "NoConvergence";

/** Refusal of the offer engine to compute something; the message says which input and what to do about it. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = "EngineError";
    this.code = code;
  }
}
