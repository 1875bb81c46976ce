/** The backend cannot start; the message says what to do. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly code: "PortTaken" | "ConfigInvalid";

  constructor(code: BackendError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
