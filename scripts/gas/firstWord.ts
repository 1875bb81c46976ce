import { packClaimWord } from "#sdk/ledger/packClaimWord";

/** What a newcomer earned, in the running epoch. */
export const firstWord = packClaimWord({ epoch: 6, totals: [0, 0, 0, 0, 900] });
