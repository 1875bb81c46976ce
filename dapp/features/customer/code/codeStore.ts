import { parseCouponCode } from "#sdk/coupon/parseCouponCode";
import { stored } from "../../../ui/stored.ts";

/** The ticket code of whoever uses this device; it never leaves it. */
export const codeStore = stored<string | null>("bonafide.ticketCode", null, (value) => {
  if (typeof value !== "string") return null;
  try {
    return parseCouponCode(value);
  } catch {
    return null;
  }
});
