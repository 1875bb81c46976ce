import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { DrawTerms } from "#sdk";

/** What the chain adds to the terms: its time, who owns the program, and whether the draw is a test. */
export type DrawSurroundings = { now: number; owner: Address; isTest: boolean };

const MAX_PRIZES = 10_000;
const MAX_BOND_WEI = 10n ** 17n;
const HOUR = 3_600;

/** Shortest windows, in seconds; twins of `_windows` in contracts/Draw.sol and contracts/TestDraw.sol. */
const windowsOf = (isTest: boolean) =>
  isTest
    ? { lead: 1, answer: 1, claim: 1, words: "a second" }
    : { lead: 24 * HOUR, answer: 24 * HOUR, claim: 24 * HOUR, words: "24 hours" };

/**
 * What the contract would refuse, in words, with the field of the merchant's file.
 * @returns one sentence a mistake; none: it can be launched
 */
export function checkDrawTerms(terms: DrawTerms, { now, owner, isTest }: DrawSurroundings): string[] {
  const windows = windowsOf(isTest);
  const prizes = terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0);
  const { beneficiary, entriesCloseAt, commitBy, challengeEnd, answerSeconds, drawBy } = terms;
  const rules: [boolean, string][] = [
    [prizes <= MAX_PRIZES, `prizes: ${prizes} are too many; a draw has at most ${MAX_PRIZES}.`],
    [
      terms.prizes.every(({ kind, amount }) => amount > 0n || kind === "erc721"),
      "prizes: a prize of 0 is none. Give it points, or take it out.",
    ],
    [!isAddressEqual(beneficiary, zeroAddress), "beneficiary: the zero address cannot receive. Name an account."],
    [
      !isAddressEqual(beneficiary, owner),
      "beneficiary: it is the program's owner. What nobody wins never goes to the merchant: name another, for example a charity.",
    ],
    [entriesCloseAt > now, "entriesCloseAt: it is past. Name a later moment."],
    [commitBy > entriesCloseAt, "commitWithin: the list needs some time after the close. Give it an hour or more."],
    [
      challengeEnd >= commitBy + windows.answer,
      `challengesFor: give people at least ${windows.words} to doubt the list.`,
    ],
    [answerSeconds >= windows.answer, `answersFor: an answer may take ${windows.words}; give it at least that.`],
    [
      drawBy > challengeEnd + answerSeconds + windows.lead,
      `drawWithin: the winning number comes more than ${windows.words} after the answers. Give it some days.`,
    ],
    [terms.claimSeconds >= windows.claim, `claimsFor: winners need at least ${windows.words}. Give them some weeks.`],
    [terms.maxWeight > 0n, "maxTickets: nobody could win. Name how many tickets of one person may count."],
    [terms.bondWei <= MAX_BOND_WEI, "bondWei: a bond above 0.1 ether would keep everybody from doubting. Lower it."],
  ];
  return rules.flatMap(([holds, sentence]) => (holds ? [] : [sentence]));
}
