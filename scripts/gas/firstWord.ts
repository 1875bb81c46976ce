import { packClaimWord } from "#sdk/ledger/packClaimWord";

/** What a newcomer earned, in three epochs. */
export const firstWord = packClaimWord({ epoch: 6, totals: [0, 0, 310, 480, 900] });
