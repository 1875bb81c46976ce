export type BasketErrorCode =
  | "InvalidJson"
  | "UnknownField"
  | "InvalidBasket"
  | "LineCount"
  | "RepeatedLine"
  | "SubtotalTooLarge"
  | "ResultTooLarge";

/** A basket or context that has no price. */
export class BasketError extends Error {
  override readonly name = "BasketError";
  readonly code: BasketErrorCode;

  constructor(code: BasketErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
