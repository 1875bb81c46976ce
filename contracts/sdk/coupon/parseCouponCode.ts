/** Crockford's base 32: no I, L, O, U. */
export const COUPON_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The 20 characters (100 bits) of a code as somebody typed it: dashes and spaces are dropped, I and L mean 1, O means 0.
 * @throws RangeError when it is not a coupon code
 */
export function parseCouponCode(typed: string): string {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll(/[IL]/g, "1").replaceAll("O", "0");
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(code))
    throw new RangeError("a coupon code has 20 letters and digits without U; check what was typed");
  return code;
}
