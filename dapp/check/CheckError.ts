/** Why there is nothing to check. */
export class CheckError extends Error {
  override readonly name = "CheckError";
  readonly code: "NotCampaign" | "NotSettled" | "WrongChain";

  constructor(code: CheckError["code"]) {
    super(code);
    this.code = code;
  }
}
