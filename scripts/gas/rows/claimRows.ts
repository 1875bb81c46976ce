import { packClaimWord } from "#sdk/ledger/packClaimWord";
import type { Address, Hex } from "viem";
import { claimLeaf } from "../claimLeaf.ts";
import { keyOf } from "../keyOf.ts";
import type { Row } from "../Row.ts";
import type { Shop } from "../Shop.ts";
import { signedClaim } from "../signedClaim.ts";
import { virtualPath } from "../virtualPath.ts";

/** A newcomer who earned in three epochs. */
const FIRST_WORD = packClaimWord({ epoch: 6, totals: [0, 0, 310, 480, 900] });
/** The same customer a few orders later. */
const NEXT_WORD = packClaimWord({ epoch: 6, totals: [0, 0, 310, 480, 1_350] });
const NEWCOMERS = 100;

/** A claim by a newcomer out of a tree of this height, whose root the owner has set. */
async function claimFromTree({ lab, program }: Shop, height: number) {
  const account = keyOf("newcomer").address;
  const { root, proof } = virtualPath(claimLeaf(account, FIRST_WORD), height);
  const dataHash: Hex = `0x${"5a".repeat(32)}`;
  await lab.send(() => program.publishClaims(root, dataHash, "https://shop.example/claims.json"));
  return lab.send(() => program.claimWithProof(account, FIRST_WORD, root, proof));
}

/** Points that members claim. */
export const claimRows: readonly Row[] = [
  {
    name: "claim.signature.new",
    what: "the first claim of a member, points of three epochs",
    measure: async (shop) => shop.lab.send(await signedClaim(shop, keyOf("newcomer").address, FIRST_WORD)),
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
  {
    name: "credit.100.new",
    what: "100 newcomers get their points: 100 signed claims, a transaction each",
    measure: async (shop) => {
      let gas = 0;
      const calldata: Hex[] = [];
      for (let i = 0; i < NEWCOMERS; i++) {
        const account: Address = keyOf(`newcomer ${i}`).address;
        const sent = await shop.lab.send(await signedClaim(shop, account, FIRST_WORD));
        gas += sent.gas;
        calldata.push(...sent.calldata);
      }
      return { gas, calldata };
    },
  },
];
