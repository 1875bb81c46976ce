import type { DrawTerms } from "#sdk";

/** Terms of a test draw of three prizes of 100 points, from `now` (Unix seconds): entries close in a minute, drawn in three. */
export function pointsDrawTerms(now: number, overrides: Partial<DrawTerms> = {}): DrawTerms {
  return {
    mode: "independent",
    beacon: 0,
    beneficiary: "0x00000000000000000000000000000000000bEEf1",
    entriesCloseAt: now + 60,
    commitBy: now + 90,
    challengeEnd: now + 120,
    answerSeconds: 30,
    drawBy: now + 300,
    claimSeconds: 600,
    maxWeight: 10n,
    round: 0,
    ticketPoints: 0,
    bondWei: 1_000n,
    depositWei: 0n,
    prizes: [{ kind: "points", amount: 100n, quantity: 3 }],
    freeEntry: "One ticket a person at the counter, no purchase needed.",
    ...overrides,
  };
}
