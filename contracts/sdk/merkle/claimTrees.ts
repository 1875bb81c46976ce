import { type Address, type Hex, zeroHash } from "viem";
import { claimLeaf } from "./claimLeaf.ts";
import { merkleTree } from "./merkleTree.ts";

const TREES = 16;

export interface ClaimTrees {
  /** Sixteen, as `Program.publishClaims` takes them; zero where nobody has a claim. */
  roots: Hex[];
  /**
   * What `Program.claimWithProof` takes.
   * @throws RangeError when the account has no claim
   */
  proofOf: (account: Address) => { word: bigint; proof: Hex[]; root: Hex };
}

const treeOf = (account: Address): number => Number.parseInt(account.slice(2, 3), 16);

/**
 * The trees in which the owner publishes claims, so that points stay claimable without an issuer: one for each first
 * hex digit of the account.
 * @param claims one for each account
 * @throws RangeError when an account has two
 */
export function claimTrees(claims: readonly { account: Address; word: bigint }[]): ClaimTrees {
  const words = new Map(claims.map(({ account, word }) => [account.toLowerCase(), word]));
  if (words.size !== claims.length) throw new RangeError("an account has more than one claim: keep the latest word");
  const trees = Array.from({ length: TREES }, (_, digit) => {
    const members = claims.filter(({ account }) => treeOf(account) === digit);
    const leaves = members.map(({ account, word }) => claimLeaf(account, word));
    const positions = new Map(members.map(({ account }, index) => [account.toLowerCase(), index]));
    return { positions, tree: leaves.length === 0 ? null : merkleTree(leaves) };
  });
  return {
    roots: trees.map(({ tree }) => tree?.root ?? zeroHash),
    proofOf: (account) => {
      const { positions, tree } = trees[treeOf(account)]!;
      const index = positions.get(account.toLowerCase());
      const word = words.get(account.toLowerCase());
      if (tree === null || index === undefined || word === undefined) {
        throw new RangeError(`no claim of ${account} was published`);
      }
      return { word, proof: tree.proof(index), root: tree.root };
    },
  };
}
