import { COUPON_ALPHABET } from "#sdk/coupon/parseCouponCode";

const CHARACTERS = 20;

/** A ticket code of 100 random bits, made on this device. */
export function newTicketCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(CHARACTERS));
  return Array.from(random, (byte) => COUPON_ALPHABET[byte % COUPON_ALPHABET.length]).join("");
}
