import { getAddress, type Hex, keccak256 } from "viem";
import { encodeRuleBook, merkleTree, offerLeaf, type RuleBook } from "#sdk";
import type { offers } from "../../store/schema/promises.ts";
import type { Candidate } from "../Candidate.ts";
import { reasonOf } from "../reasonOf.ts";
import type { OfferPlan } from "./OfferPlan.ts";
import { saltOf } from "./saltOf.ts";

type Leaf = Omit<typeof offers.$inferInsert, "batchId">;

/** The offers of a plan as salted leaves with their proofs, and the root that is committed. */
export function leavesOf(
  plan: OfferPlan,
  candidates: readonly Candidate[],
  terms: { book: RuleBook; from: number; until: number; customerKey: Uint8Array },
): { leaves: Leaf[]; root: Hex } {
  const { book, from, until, customerKey } = terms;
  const { rules } = book;
  const known = new Map(candidates.map((candidate) => [candidate.customerId, candidate]));
  // The rules and not the campaign's address, which depends on the second it was launched in.
  const batch = `${keccak256(encodeRuleBook(book))}|${plan.snapshot.seed}|${from}`;
  const rows = plan.customers.flatMap(({ arm, customerId, rule, value, worstCaseMinor }) => {
    if (arm !== "offered") return [];
    const candidate = known.get(customerId)!;
    const { audience = 0 } = rules[rule]!;
    const salt = saltOf(customerKey, batch, { pseudonym: candidate.pseudonym, audience });
    const reason = reasonOf(candidate, rules[rule]!, value);
    return [{ audience, account: candidate.account, rule, value, from, until, salt, worstCaseMinor, reason }];
  });
  // The order of the leaves would tell who was chosen first; salted hashes in their own order tell nothing.
  const hashed = rows
    .map((row) => ({ row, leaf: offerLeaf({ ...row, account: getAddress(row.account) }, row.salt) }))
    .sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
  const tree = merkleTree(hashed.map(({ leaf }) => leaf));
  return { root: tree.root, leaves: hashed.map(({ row }, index) => ({ ...row, proof: tree.proof(index) })) };
}
