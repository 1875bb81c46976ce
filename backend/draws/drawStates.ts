/** Where a draw stands; the position is the number on chain (`DrawState` in contracts/interfaces/IDraw.sol). */
export const drawStates = ["Unfunded", "Open", "Challenge", "Frozen", "Drawn", "Void", "Refunded"] as const;

export type DrawState = (typeof drawStates)[number];
