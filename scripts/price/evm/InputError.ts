/** A file that the chain would not price. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
