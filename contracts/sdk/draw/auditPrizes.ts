import { isAddressEqual } from "viem";
import type { AddCheck } from "./auditDraw.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";

/** Each prize once, to a proven winner or to the beneficiary. */
export function auditPrizes({ paid, unclaimed, proven, prizes, beneficiary }: DrawEvidence, add: AddCheck): void {
  const given = [...paid, ...unclaimed].map(({ prize }) => prize);
  add(
    "Every prize was given at most once, out of the escrow",
    new Set(given).size === given.length && given.every((prize) => prize < prizes),
    `${paid.length} paid, ${unclaimed.length} to the beneficiary, of ${prizes}`,
  );
  const winners = new Set(proven.map(({ prize }) => prize));
  const strangers = paid.filter(({ prize }) => !winners.has(prize));
  add(
    "Only proven winners were paid",
    strangers.length === 0 && winners.size === proven.length,
    strangers.length === 0
      ? `${proven.length} proven`
      : `not so for prize ${strangers.map(({ prize }) => prize).join(", ")}`,
  );
  add(
    "What was not won went to the beneficiary of the terms",
    unclaimed.every((gift) => isAddressEqual(gift.beneficiary, beneficiary)),
    `beneficiary ${beneficiary}`,
  );
}
