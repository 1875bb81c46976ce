import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./StoreError.ts";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function create(file: string): boolean {
  try {
    const handle = openSync(file, "wx", 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new StoreError(
      "FolderUnusable",
      `The data folder cannot be written (${file}): ${String(error)}. Choose another folder or correct its permissions.`,
    );
  }
}

/**
 * Takes a data folder for this process, because two openers of one PGlite folder diverge silently.
 * A lock that its process left behind by crashing is taken over.
 * @returns a function that gives the folder back
 * @throws StoreError FolderInUse, FolderUnusable
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError(
      "FolderUnusable",
      `The data folder ${folder} cannot be made: ${String(error)}. Choose another folder.`,
    );
  }
  const file = join(folder, "bonafide.lock");
  for (let attempt = 0; attempt < 2; attempt++) {
    if (create(file)) return () => rmSync(file, { force: true });
    const pid = Number(readFileSync(file, "utf8"));
    if (!Number.isInteger(pid) || pid <= 0 || isAlive(pid)) {
      throw new StoreError(
        "FolderInUse",
        `The data folder ${folder} is in use by process ${pid}. Stop that process, or start with another folder; if no such process runs, delete ${file}.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new StoreError("FolderInUse", `The data folder ${folder} was taken by another process just now.`);
}
