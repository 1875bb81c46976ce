import { type Address, getAddress, isAddressEqual } from "viem";
import type { AddCheck } from "./auditDraw.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";
import { prizeOf } from "./prizeOf.ts";

/** Each prize once, to a proven winner or to the beneficiary, and the rest still in escrow. */
export function auditPrizes(evidence: DrawEvidence, add: AddCheck): void {
  const { paid, unclaimed, proven, prizes, terms } = evidence;
  const given = [...paid, ...unclaimed].map(({ prize }) => prize);
  const once = new Set(given);
  add(
    "Every prize was given at most once, out of the escrow",
    once.size === given.length && given.every((prize) => prize < prizes),
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
    unclaimed.every((gift) => isAddressEqual(gift.beneficiary, terms.beneficiary)),
    `beneficiary ${terms.beneficiary}`,
  );
  if (evidence.fundedAt === undefined) return;
  const missing = missingFromEscrow(evidence, once);
  add(
    "Every prize that was not given is still in escrow",
    missing.length === 0,
    missing.length === 0 ? `${prizes - once.size} prizes in escrow` : missing.join("; "),
  );
}

/** What the draw should hold and does not, in words. */
function missingFromEscrow(evidence: DrawEvidence, given: ReadonlySet<number>): string[] {
  const { record, terms, prizes, draw } = evidence;
  const due = [...Array(prizes).keys()].filter((prize) => !given.has(prize)).map((prize) => prizeOf(terms, prize));
  let points = 0n;
  const coins = new Map<Address, bigint>();
  const problems: string[] = [];
  for (const prize of due) {
    if (prize.kind === "points") points += prize.amount;
    else if (prize.kind === "erc20") coins.set(prize.token, (coins.get(prize.token) ?? 0n) + prize.amount);
    else {
      const owner = ownerOf(evidence, prize.token, prize.amount);
      if (owner !== getAddress(draw))
        problems.push(`number ${prize.amount} of ${prize.token} belongs to ${owner ?? "nobody"}`);
    }
  }
  const { held } = record.escrow.points;
  if (held !== points) problems.push(`${points} points are due, the program holds ${held} for this draw`);
  for (const [token, amount] of coins) {
    const balance = record.escrow.balances.find((entry) => entry.token === token)?.amount ?? 0n;
    if (balance < amount) problems.push(`${amount} units of ${token} are due, the draw has ${balance}`);
  }
  return problems;
}

function ownerOf({ record }: DrawEvidence, token: Address, id: bigint): Address | undefined {
  const owner = record.escrow.owners.find((entry) => entry.token === token && entry.id === id)?.owner;
  return owner && getAddress(owner);
}
