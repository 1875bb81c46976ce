/** Why the shop did not do what was asked. `offline`: it did not answer at all. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  readonly status: number;

  constructor(code: string, detail: string, status = 0) {
    super(detail);
    this.code = code;
    this.status = status;
  }

  get offline(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}
