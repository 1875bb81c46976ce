/** The database cannot be opened; the message says what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: "FolderInUse" | "FolderUnusable" | "ServerUnreachable";

  constructor(code: StoreError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
