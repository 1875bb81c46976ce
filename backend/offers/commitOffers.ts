import { eq } from "drizzle-orm";
import { type Address, encodeFunctionData, getAddress, type Hex } from "viem";
import type { z } from "zod";
import { merkleTree, offerBatchTypedData, offerLeaf, type Rule } from "#sdk";
import { promotionAbi } from "#sdk/abi";
import type { Campaign } from "../chain/Campaigns.ts";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { random32 } from "../quotes/random32.ts";
import { committedBatches } from "../store/schema/chain.ts";
import { offerBatches, offers } from "../store/schema/promises.ts";
import { type Choice, chooseOffers } from "./chooseOffers.ts";
import { loadCandidates } from "./loadCandidates.ts";
import type { offerSchemas } from "./offerSchemas.ts";
import { reasonOf } from "./reasonOf.ts";

const GAS_LIMIT = 250_000;

/** How long to wait for the batch to be mined before answering. */
const WAIT_MILLISECONDS = 15_000;

type Request = { campaign: Address; budgetMinor: number; days: number };

/** Rules that need an audience which is not proven by a coupon code. */
function offerableRules({ book, coupons }: Campaign): { rule: Rule; index: number }[] {
  return book.book.rules.flatMap((rule, index) => {
    const { audience = 0 } = rule;
    return audience > 0 && !coupons.has(audience) ? [{ rule, index }] : [];
  });
}

type Leaf = typeof offers.$inferInsert;

function leavesOf(
  campaign: Campaign,
  choices: readonly Choice[],
  window: { from: number; until: number },
): { leaves: Omit<Leaf, "batchId">[]; root: Hex } {
  const rows = choices.map(({ candidate, rule, value, worstCaseMinor }) => {
    const terms = campaign.book.book.rules[rule]!;
    return {
      audience: terms.audience ?? 0,
      account: candidate.account,
      rule,
      value,
      ...window,
      salt: random32(16),
      worstCaseMinor,
      reason: reasonOf(candidate, terms, value),
    };
  });
  // The order of the leaves would tell who was chosen first; salted hashes in their own order tell nothing.
  const hashed = rows
    .map((row) => ({ row, leaf: offerLeaf({ ...row, account: getAddress(row.account) }, row.salt) }))
    .sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
  const tree = merkleTree(hashed.map(({ leaf }) => leaf));
  return { root: tree.root, leaves: hashed.map(({ row }, index) => ({ ...row, proof: tree.proof(index) })) };
}

async function minedBatch(deps: Deps, subject: string, root: Hex): Promise<number | null> {
  const { relayer, indexer, store } = deps;
  const until = Date.now() + WAIT_MILLISECONDS;
  while (Date.now() < until) {
    await relayer.settle();
    const relay = await relayer.find(subject);
    if (relay?.status === "failed") {
      throw new Problem(
        409,
        "BatchRefused",
        `The batch was not committed: ${relay.problem ?? "unknown reason"} Try again.`,
      );
    }
    if (relay?.status === "mined") {
      await indexer.follow();
      const [row] = await store.session
        .select({ batch: committedBatches.batch })
        .from(committedBatches)
        .where(eq(committedBatches.root, root));
      if (row !== undefined) return row.batch;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return null;
}

/**
 * Chooses offers under a budget, fixes them in a Merkle tree of salted leaves, and commits its root on chain before anybody is told.
 * @throws Problem NoRuleToOffer, NobodyToOffer, CampaignUnknown
 */
export async function commitOffers(deps: Deps, request: Request): Promise<z.input<typeof offerSchemas.answer>> {
  const { store, chain, issuers, relayer, settings } = deps;
  const campaign = await deps.campaigns.get(request.campaign);
  const rules = offerableRules(campaign);
  if (rules.length === 0) {
    throw new Problem(
      422,
      "NoRuleToOffer",
      "The campaign has no rule with an audience, so there is nothing personal to offer. Launch one that has.",
    );
  }
  const { candidates, withoutAccount } = await loadCandidates(store.session);
  const { choices, reservedMinor } = chooseOffers(candidates, rules, request);
  if (choices.length === 0) {
    throw new Problem(
      422,
      "NobodyToOffer",
      `No offer fits: ${candidates.length} customers have an account, and the budget is ${request.budgetMinor}. Link accounts, raise the budget, or give the rules a cap and a limit per account.`,
    );
  }
  const from = (await chainTime(chain.client)) + settings.offerLeadSeconds;
  const until = from + request.days * 86_400;
  const { leaves, root } = leavesOf(campaign, choices, { from, until });
  const uri = `urn:bonafide:offers:${root.slice(2, 18)}`;
  const domain = { chainId: chain.chainId, campaign: campaign.address };
  const signature = await issuers.audiences.signTypedData(offerBatchTypedData(domain, { root, until, uri }));
  await store.transaction(async (session) => {
    const [batch] = await session
      .insert(offerBatches)
      .values({
        campaign: campaign.address.toLowerCase(),
        root,
        from,
        until,
        uri,
        budgetMinor: request.budgetMinor,
        reservedMinor,
        signature,
        createdAt: Math.floor(Date.now() / 1000),
      })
      .returning({ id: offerBatches.id });
    for (let start = 0; start < leaves.length; start += 1_000) {
      await session
        .insert(offers)
        .values(leaves.slice(start, start + 1_000).map((leaf) => ({ ...leaf, batchId: batch!.id })));
    }
  });
  const args = [root, BigInt(until), uri, signature] as const;
  const calldata = {
    to: campaign.address,
    data: encodeFunctionData({ abi: promotionAbi, functionName: "commitOffers", args }),
  };
  const subject = `offers:${campaign.address.toLowerCase()}:${root}`;
  const relay = await relayer.send({
    subject,
    kind: "offers",
    campaign: campaign.address,
    account: null,
    ...calldata,
    gasLimit: GAS_LIMIT,
  });
  const batch = await minedBatch(deps, subject, root);
  return {
    batch,
    root,
    from,
    until,
    offers: leaves.length,
    reservedMinor,
    budgetMinor: request.budgetMinor,
    withoutAccount,
    status: batch === null ? "sent" : "mined",
    transactionHash: relay.transactionHash,
    calldata,
  };
}
