import { Problem } from "./Problem.ts";

/** Makes and reads the cursor of a list: numbers, opaque to the caller. */
export const cursor = {
  of: (...parts: number[]): string => Buffer.from(parts.join(".")).toString("base64url"),

  /** @throws Problem CursorInvalid */
  read(text: string | undefined, count: number): number[] | undefined {
    if (text === undefined) return undefined;
    const parts = Buffer.from(text, "base64url").toString().split(".").map(Number);
    if (parts.length !== count || !parts.every(Number.isSafeInteger)) {
      throw new Problem(400, "CursorInvalid", "The cursor is not one that this list gave. Begin again without it.");
    }
    return parts;
  },
};
