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
  const first = issues[0];
  // An object with a field that does not exist is told so before anything in it is looked at.
  const unknown = issues.find(({ code, path }) => code === "unrecognized_keys" && contains(path, first?.path ?? []));
  const issue = unknown ?? first;
  const where = issue?.path.map(String).join(".") || "file";
  const code = unknown === undefined ? codeOf(issue?.path ?? []) : "UnknownField";
  throw new InputError(code, `${where}: ${issue?.message ?? "is not valid"}`);
}

function contains(outer: readonly PropertyKey[], inner: readonly PropertyKey[]): boolean {
  return outer.every((key, depth) => key === inner[depth]);
}
