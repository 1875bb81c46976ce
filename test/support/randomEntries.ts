import { type Hex, keccak256, numberToHex, slice } from "viem";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import type { Entry } from "#sdk/draw/Entry";

/** `count` entries of accounts that follow from `salt`, ascending, with weights of 1 to `heaviest`. */
export function randomEntries(count: number, heaviest: number, salt = 0): Entry[] {
  return Array.from({ length: count }, (_, i) => {
    const random: Hex = keccak256(numberToHex(salt * 1_000_003 + i, { size: 32 }));
    const weight = 1n + (BigInt(slice(random, 20)) % BigInt(heaviest));
    return { entrant: accountEntrant(slice(random, 0, 20)), weight };
  }).sort((a, b) => (a.entrant < b.entrant ? -1 : 1));
}
