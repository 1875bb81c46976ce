import { type Address, getAddress, type Hex } from "viem";
import { merkleTree, offerLeaf, type Rule } from "#sdk";
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
  terms: { campaign: Address; rules: readonly Rule[]; from: number; until: number; customerKey: Uint8Array },
): { leaves: Leaf[]; root: Hex } {
  const { campaign, rules, from, until, customerKey } = terms;
  const known = new Map(candidates.map((candidate) => [candidate.customerId, candidate]));
  const batch = `${campaign.toLowerCase()}|${plan.snapshot.seed}|${from}`;
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
