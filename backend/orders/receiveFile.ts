import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Problem } from "../http/Problem.ts";

const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Writes an upload to a temporary file, hands it to `work`, and removes it.
 * @throws Problem BodyTooLarge
 */
export async function receiveFile<T>(upload: Readable, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-upload-"));
  try {
    const path = join(folder, "orders");
    let bytes = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes <= MOST_BYTES) done(null, chunk);
        else done(new Problem(413, "BodyTooLarge", "An orders file may have at most 256 MB. Split it by invoices."));
      },
    });
    await pipeline(upload, measured, createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
