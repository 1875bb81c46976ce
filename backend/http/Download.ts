/** A body that is sent as it comes, instead of JSON. */
export class Download {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(chunks: AsyncIterable<Uint8Array>, headers: Record<string, string>) {
    this.chunks = chunks;
    this.headers = headers;
  }
}
