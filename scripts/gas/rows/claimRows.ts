import { claimLeaf, packClaimWord } from "#sdk";
import type { Hex } from "viem";
import { firstWord } from "../firstWord.ts";
import { keyOf } from "../keyOf.ts";
import { memberWord } from "../memberWord.ts";
import type { Row } from "../Row.ts";
import type { Shop } from "../Shop.ts";
import { signedClaim } from "../signedClaim.ts";
import { virtualPath } from "../virtualPath.ts";

/** The member a few orders later. */
const NEXT_WORD = packClaimWord({ epoch: 6, totals: [0, 0, 310, 480, 1_350] });

/** A newcomer's claim by a proof of this many hashes, under roots that the owner has published. */
async function claimFromTree({ lab, program }: Shop, height: number) {
  const account = keyOf("newcomer").address;
  const { root, proof } = virtualPath(claimLeaf(account, firstWord), height);
  const dataHash: Hex = `0x${"5a".repeat(32)}`;
  const roots = Array.from({ length: 16 }, () => root);
  await lab.send(() => program.publishClaims(roots, dataHash, "https://shop.example/claims.json"));
  return lab.send(() => program.claimWithProof(account, firstWord, proof, root));
}

/** Points that members claim. */
export const claimRows: readonly Row[] = [
  {
    name: "claim.signature.new",
    what: "the first claim of a member, points of the running epoch",
    measure: async (shop) => shop.lab.send(await signedClaim(shop, keyOf("newcomer").address, firstWord)),
  },
  {
    name: "claim.signature.late",
    what: "the first claim of a member, points of three epochs",
    measure: async (shop) => shop.lab.send(await signedClaim(shop, keyOf("newcomer").address, memberWord)),
  },
  {
    name: "claim.signature.existing",
    what: "a further claim in the same epoch",
    measure: async (shop) => shop.lab.send(await signedClaim(shop, shop.member, NEXT_WORD)),
  },
  {
    name: "claim.merkle.1k",
    what: "the first claim of a member, by a proof among 1 000 (16 trees of 63, 6 hashes)",
    measure: (shop) => claimFromTree(shop, 6),
  },
  {
    name: "claim.merkle.1m",
    what: "the first claim of a member, by a proof among 1 000 000 (16 trees of 62 500, 16 hashes)",
    measure: (shop) => claimFromTree(shop, 16),
  },
];
