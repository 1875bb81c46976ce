/** Epochs in which points live: the one they were earned in and three more. */
export const LANE_COUNT = 4;

/** Width of a count of points. */
export const POINTS_BITS = 48n;

export const POINTS_MASK = (1n << POINTS_BITS) - 1n;

/** The number of the first epoch, so that a claim word always has four epochs behind it. */
export const FIRST_EPOCH = 4;
