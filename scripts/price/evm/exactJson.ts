import { InputError } from "./InputError.ts";

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** JSON whose integers are BigInts of what the file says; any other number stays a number, and no field takes one. */
export function exactJson(text: string): unknown {
  const revive = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === "number" ? (integerIn(context?.source ?? "") ?? value) : value;
  try {
    return JSON.parse(text, revive);
  } catch (cause) {
    throw new InputError(
      "InvalidJson",
      `the file is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

function integerIn(source: string): bigint | undefined {
  const [, sign, whole = "", fraction = "", exponent = "0"] = NUMBER.exec(source) ?? [];
  if (sign === undefined) return undefined;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const unit = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % unit !== 0n) return undefined;
  const magnitude = shift < 0 ? digits / unit : digits * unit;
  return sign === "-" ? -magnitude : magnitude;
}
