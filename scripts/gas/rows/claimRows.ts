import { packClaimWord } from "#sdk/ledger/packClaimWord";
import type { Hex } from "viem";
import { claimLeaf } from "../claimLeaf.ts";
import { firstWord } from "../firstWord.ts";
import { keyOf } from "../keyOf.ts";
import type { Row } from "../Row.ts";
import type { Shop } from "../Shop.ts";
import { signedClaim } from "../signedClaim.ts";
import { virtualPath } from "../virtualPath.ts";

/** The same customer a few orders later. */
const NEXT_WORD = packClaimWord({ epoch: 6, totals: [0, 0, 310, 480, 1_350] });

/** A claim by a newcomer out of a tree of this height, whose root the owner has set. */
async function claimFromTree({ lab, program }: Shop, height: number) {
  const account = keyOf("newcomer").address;
  const { root, proof } = virtualPath(claimLeaf(account, firstWord), height);
  const dataHash: Hex = `0x${"5a".repeat(32)}`;
  await lab.send(() => program.publishClaims(root, dataHash, "https://shop.example/claims.json"));
  return lab.send(() => program.claimWithProof(account, firstWord, root, proof));
}

/** Points that members claim. */
export const claimRows: readonly Row[] = [
  {
    name: "claim.signature.new",
    what: "the first claim of a member, points of three epochs",
    measure: async (shop) => shop.lab.send(await signedClaim(shop, keyOf("newcomer").address, firstWord)),
  },
  {
    name: "claim.signature.existing",
    what: "a further claim in the same epoch",
    measure: async (shop) => shop.lab.send(await signedClaim(shop, shop.member, NEXT_WORD)),
  },
  {
    name: "claim.merkle.1k",
    what: "the first claim of a member, by a proof among 1 000 (10 hashes)",
    measure: (shop) => claimFromTree(shop, 10),
  },
  {
    name: "claim.merkle.1m",
    what: "the first claim of a member, by a proof among 1 000 000 (20 hashes)",
    measure: (shop) => claimFromTree(shop, 20),
  },
];
