import { open } from "node:fs/promises";
import { OrdersFileError } from "./OrdersFileError.ts";

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new OrdersFileError(
      "FileMissing",
      missing
        ? `There is no orders file at ${path}. Check the path.`
        : `The orders file ${path} cannot be read: ${String(error)}. Check that it is a file and its permissions.`,
      { cause: error },
    );
  }
}

/**
 * Tells a parquet file from a CSV by its first bytes, whatever its name.
 * @throws OrdersFileError FileMissing, FileEmpty, FileCompressed, FileBinary
 */
export async function detectFormat(path: string): Promise<"parquet" | "csv"> {
  const bytes = await firstBytes(path);
  if (
    bytes
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .trim() === ""
  ) {
    throw new OrdersFileError(
      "FileEmpty",
      `The orders file ${path} is empty. Give a CSV with a header line, or a parquet file.`,
    );
  }
  if (bytes.subarray(0, 4).toString("latin1") === "PAR1") return "parquet";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new OrdersFileError(
      "FileCompressed",
      `The orders file ${path} is compressed with gzip. Unpack it first (gunzip).`,
    );
  }
  if (bytes.includes(0)) {
    throw new OrdersFileError(
      "FileBinary",
      `The orders file ${path} is neither text nor parquet. Export a CSV (UTF-8, comma separated) or a parquet file.`,
    );
  }
  return "csv";
}
