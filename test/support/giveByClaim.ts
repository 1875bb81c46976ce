import { packClaimWord } from "#sdk/ledger/packClaimWord";
import type { ProgramFixture } from "./programFixture.ts";
import { FAR, signClaim } from "./signClaim.ts";

/** Gives `account` points of epoch 4 by a claim; `points` is its new total. */
export async function giveByClaim(
  { program, issuer }: Pick<ProgramFixture, "program" | "issuer">,
  account: string,
  points: number,
): Promise<void> {
  const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, points] });
  await program.claim(account, word, FAR, await signClaim(program, issuer, account, word));
}
