import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder for the tests of one block and removes it afterwards; call it inside `describe`. */
export function temporaryFolder(): { path: (name?: string) => string } {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bonafide-test-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  return { path: (name = "") => join(folder, name) };
}
