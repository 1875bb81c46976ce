/** How long after its deadline a quote's uses stay reserved: the clocks of blocks are not exact. */
export const GRACE_SECONDS = 120;
