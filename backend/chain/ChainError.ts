/** The chain cannot be used; the message says what to do. */
export class ChainError extends Error {
  override readonly name = "ChainError";
  readonly code: "NodeUnreachable" | "ProgramMissing" | "CampaignMissing";

  constructor(code: ChainError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
