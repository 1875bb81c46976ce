import type { z } from "zod";
import { InputError } from "./InputError.ts";

/**
 * The value a schema makes of a JSON value.
 * @param codeOf the error code for a fault at this path
 * @throws InputError naming the first fault
 */
export function checked<T extends z.ZodType>(
  schema: T,
  json: unknown,
  codeOf: (path: PropertyKey[]) => string,
): z.output<T> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const unknown = issues.find((issue) => issue.code === "unrecognized_keys");
  const issue = unknown ?? issues[0];
  const where = issue?.path.map(String).join(".") || "file";
  const code = unknown === undefined ? codeOf(issue?.path ?? []) : "UnknownField";
  throw new InputError(code, `${where}: ${issue?.message ?? "is not valid"}`);
}
