import { type Address, type Hex, isAddress, isHex, size } from "viem";
import { accountEntrant } from "./accountEntrant.ts";
import type { SourcedEntry } from "./packEntries.ts";
import { SumTreeError } from "./SumTreeError.ts";

/**
 * The entries of a CSV file `entrant,weight`, given line by line; the header is optional, empty lines are skipped.
 * An entrant is an account (20 bytes of hex) or 32 bytes of hex as in the list. Throws SumTreeError with the line.
 */
export async function* parseEntries(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<SourcedEntry> {
  let line = 0;
  for await (const text of lines) {
    line++;
    const row = text.trim();
    if (row === "" || (line === 1 && /^\uFEFF?entrant,\s*weight$/i.test(row))) continue;
    const [entrant, weight, ...beyond] = row.split(",").map((field) => field.trim());
    if (entrant === undefined || weight === undefined || beyond.length > 0) {
      throw new SumTreeError("bad-entrant", `expected "entrant,weight", not "${row}"`, line);
    }
    if (!/^\d+$/.test(weight)) {
      throw new SumTreeError("bad-weight", `a weight is a whole number from 1 to 2^64 - 1, not ${weight}`, line);
    }
    yield { entrant: parseEntrant(entrant, line), weight: BigInt(weight), line };
  }
}

function parseEntrant(text: string, line: number): Hex {
  if (isAddress(text, { strict: false })) return accountEntrant(text as Address);
  if (isHex(text) && size(text) === 32) return text.toLowerCase() as Hex;
  throw new SumTreeError("bad-entrant", `an entrant is 20 or 32 bytes of hex, not ${text}`, line);
}
