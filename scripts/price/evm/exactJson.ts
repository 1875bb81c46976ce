import { InputError } from "./InputError.ts";

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Beyond this power of ten no number fits a field. */
const MAX_SHIFT = 1_000;

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
  if (digits === 0n) return 0n;
  if (Math.abs(shift) > MAX_SHIFT) return undefined;
  const unit = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % unit !== 0n) return undefined;
  const magnitude = shift < 0 ? digits / unit : digits * unit;
  return sign === "-" ? -magnitude : magnitude;
}
