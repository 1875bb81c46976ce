import { packClaimWord } from "#sdk/ledger/packClaimWord";

/** What a member earned, in three epochs. */
export const memberWord = packClaimWord({ epoch: 6, totals: [0, 0, 310, 480, 900] });
