import { InexactNumber } from "./readJson.ts";
import { shownJson } from "./shownJson.ts";

/** Says what is wrong with a field; throws. */
export type Refuse = (problem: string, field?: string) => never;

/** Readers of plain JSON values, where absent is 0 or false and numbers above 2^53 - 1 are refused. */
export const readFields = {
  /** The properties of an object that has no others than the known ones. */
  object(
    value: unknown,
    known: readonly string[],
    refuse: Refuse,
    refuseUnknown: Refuse,
  ): Readonly<Record<string, unknown>> {
    if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof InexactNumber)
      return refuse("must be a JSON object");
    const unknown = Object.keys(value).filter((key) => !known.includes(key));
    if (unknown.length > 0)
      return refuseUnknown(`unknown field${unknown.length > 1 ? "s" : ""} ${unknown.join(", ")}`, unknown[0]);
    return value as Readonly<Record<string, unknown>>;
  },

  /** An integer from 0 to `max`. */
  integer(value: unknown, field: string, refuse: Refuse, max = Number.MAX_SAFE_INTEGER): number {
    if (value === undefined) return 0;
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0 || value > max)
      return refuse(`${shownJson(value)} is not an integer from 0 to ${max}`, field);
    return value + 0;
  },

  /** An integer from 0 to 2^64 - 1, as a number up to 2^53 - 1 or as a decimal string. */
  u64(value: unknown, field: string, refuse: Refuse): bigint {
    if (value === undefined) return 0n;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
    if (typeof value === "string" && /^(0|[1-9]\d{0,19})$/.test(value) && BigInt(value) < 2n ** 64n)
      return BigInt(value);
    return refuse(
      `${shownJson(value)} is not an integer from 0 to 2^64 - 1 (above 2^53 - 1 as a decimal string)`,
      field,
    );
  },
};
