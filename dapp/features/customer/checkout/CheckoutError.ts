/** Why a signed order was not settled; `detail` in the shop's or the chain's own words. */
export class CheckoutError extends Error {
  override readonly name = "CheckoutError";
  readonly code: "notSent" | "reverted" | "expired";

  constructor(code: CheckoutError["code"], detail: string) {
    super(detail);
    this.code = code;
  }
}
