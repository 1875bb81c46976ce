import { packClaimWord } from "#sdk";
import { getAddress, isAddress } from "viem";
import { UsageError } from "../../cli/run.ts";
import type { Claim } from "./Claim.ts";
import { claimsHeader } from "./claimsHeader.ts";

/**
 * The claims in the text of a file, ascending by account.
 * @throws UsageError naming the line that is wrong
 */
export function readClaims(text: string): Claim[] {
  const [header, ...lines] = text.split(/\r?\n/);
  if (header !== claimsHeader) throw new UsageError(`The first line of a file of claims is ${claimsHeader}`);
  const claims = new Map<string, Claim>();
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const claim = readLine(line, index + 2);
    const key = claim.account.toLowerCase();
    if (claims.has(key))
      throw new UsageError(`Line ${index + 2}: ${claim.account} stands twice. Keep its latest claim.`);
    claims.set(key, claim);
  }
  if (claims.size === 0) throw new UsageError("The file has no claims.");
  return [...claims].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
}

function readLine(line: string, number: number): Claim {
  const [account = "", ...numbers] = line.split(",");
  if (!isAddress(account, { strict: false }))
    throw new UsageError(`Line ${number}: ${account} is not an address (0x and 40 hexadecimal digits).`);
  if (numbers.length !== 6 || !numbers.every((text) => /^\d+$/.test(text)))
    throw new UsageError(`Line ${number}: an epoch and five totals, whole numbers, follow the account.`);
  const [epoch = 0, a = 0, b = 0, c = 0, d = 0, e = 0] = numbers.map(Number);
  const totals = { epoch, totals: [a, b, c, d, e] as const };
  try {
    return { account: getAddress(account), totals, word: packClaimWord(totals) };
  } catch (cause) {
    throw new UsageError(`Line ${number}: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}
