/** The file as a whole cannot be imported; nothing of it was stored. */
export class OrdersFileError extends Error {
  override readonly name = "OrdersFileError";
  readonly code:
    "FileMissing" | "FileEmpty" | "FileBinary" | "FileCompressed" | "HeaderWrong" | "FileBroken" | "NothingUsable";

  constructor(code: OrdersFileError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
