/** Coupon codes, column by column: coupon i is bytes i x 20 .. of `codes`, and so on. */
export interface Coupons {
  /** 20 ASCII characters a coupon. */
  codes: Uint8Array<ArrayBuffer>;
  /** 20 bytes a coupon: the address of its key. */
  addresses: Uint8Array<ArrayBuffer>;
  /** 16 random bytes a coupon. */
  salts: Uint8Array<ArrayBuffer>;
  /** 32 bytes a coupon. */
  leaves: Uint8Array<ArrayBuffer>;
}
