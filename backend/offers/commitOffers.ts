import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { encodeFunctionData, type Hex } from "viem";
import type { z } from "zod";
import { offerBatchTypedData } from "#sdk";
import { promotionAbi } from "#sdk/abi";
import type { Campaign } from "../chain/Campaigns.ts";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { loggedProfits } from "../decisions/loggedProfits.ts";
import { trialOf } from "../decisions/trialOf.ts";
import { Problem } from "../http/Problem.ts";
import { committedBatches } from "../store/schema/chain.ts";
import { runInThread } from "../threads/runInThread.ts";
import { leavesOf } from "./batch/leavesOf.ts";
import { loadPurchases } from "./batch/loadPurchases.ts";
import type { OfferBatchRequest } from "./batch/OfferBatchRequest.ts";
import { offerableRules } from "./batch/offerableRules.ts";
import type { OfferPlan } from "./batch/OfferPlan.ts";
import { pastOutcomes } from "./batch/pastOutcomes.ts";
import type { planOffers } from "./batch/planOffers.ts";
import { snapshotHash } from "./batch/snapshotHash.ts";
import { storeBatch } from "./batch/storeBatch.ts";
import type { Candidate } from "./Candidate.ts";
import { EngineError } from "./engine/numeric/EngineError.ts";
import { loadCandidates } from "./loadCandidates.ts";
import type { offerSchemas } from "./offerSchemas.ts";

const GAS_LIMIT = 250_000;

/** How long to wait for the batch to be mined before answering. */
const WAIT_MILLISECONDS = 15_000;

const DAY = 86_400;

/** Plans made before giving up, when customers go while one is made. */
const MOST_PLANS = 3;

/** Offers may begin this long after they are committed: what they were chosen by is old then. */
const MOST_DAYS_AHEAD = 90;

const planScript = new URL("./batch/planThread.ts", import.meta.url);

async function batchNumber({ indexer, store }: Deps, campaign: Campaign, root: Hex): Promise<number | undefined> {
  await indexer.follow();
  const [row] = await store.session
    .select({ batch: committedBatches.batch })
    .from(committedBatches)
    .where(and(eq(committedBatches.root, root), eq(committedBatches.campaign, campaign.address.toLowerCase())));
  return row?.batch;
}

async function minedBatch(deps: Deps, campaign: Campaign, root: Hex, subject: string): Promise<number | null> {
  const until = Date.now() + WAIT_MILLISECONDS;
  while (Date.now() < until) {
    await deps.relayer.settle();
    const relay = await deps.relayer.find(subject);
    if (relay?.status === "failed") {
      throw new Problem(
        409,
        "BatchRefused",
        `The batch was not committed: ${relay.problem ?? "unknown reason"} Try again.`,
      );
    }
    const number = relay?.status === "mined" ? await batchNumber(deps, campaign, root) : undefined;
    if (number !== undefined) return number;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return null;
}

/** Whether everybody for whom something was chosen is still there, with the same account. */
function isStillTrue({ customers }: OfferPlan, before: readonly Candidate[], now: readonly Candidate[]): boolean {
  const accountOf = new Map(now.map(({ customerId, account }) => [customerId, account]));
  const chosen = new Set(customers.flatMap(({ customerId, rule }) => (rule >= 0 ? [customerId] : [])));
  return before.every(({ customerId, account }) => !chosen.has(customerId) || accountOf.get(customerId) === account);
}

/** Plans again when a customer was erased, or given another account, meanwhile: nothing is stored about who is gone. */
async function planForAll(
  deps: Deps,
  campaign: Campaign,
  request: OfferBatchRequest & { time: number; days: number; seed: number },
): Promise<{ chosen: OfferPlan; candidates: Candidate[]; withoutAccount: number }> {
  const { session } = deps.store;
  for (let attempt = 0; attempt < MOST_PLANS; attempt++) {
    const known = await loadCandidates(session);
    const chosen = await plan(deps, campaign, known.candidates, request);
    const { candidates } = await loadCandidates(session);
    if (isStillTrue(chosen, known.candidates, candidates)) return { ...known, chosen };
  }
  throw new Problem(
    409,
    "CustomersChanged",
    "Customers were erased, or given other accounts, each time while their offers were chosen. Nothing was stored; try again.",
  );
}

/** Reads what the plan is decided by, and decides in a thread of its own. */
async function plan(
  { store, settings: { sensitiveAttributes: sensitive } }: Deps,
  campaign: Campaign,
  candidates: readonly Candidate[],
  request: OfferBatchRequest & { time: number; days: number; seed: number },
): Promise<OfferPlan> {
  const { budgetMinor, days, seed, holdout = 0.1, least = 0.05, most = 1, onProgress = () => undefined } = request;
  const rules = await offerableRules(store.session, campaign, request.time);
  if (rules.length === 0) {
    throw new Problem(
      422,
      "NoRuleToOffer",
      "The campaign has no rule with an audience, so there is nothing personal to offer. Launch one that has.",
    );
  }
  onProgress("reading orders");
  const purchases = await loadPurchases(store.session);
  const outcomes = await pastOutcomes(store.session, campaign.address);
  const trial = trialOf(await loggedProfits(store.session, campaign.address, request.time));
  const pool = Int32Array.from(candidates, ({ customerId }) => customerId);
  const fairness = { least, most };
  try {
    return await runInThread<typeof planOffers>(
      planScript,
      { purchases, pool, rules, budgetMinor, days, seed, holdoutShare: holdout, fairness, outcomes, trial, sensitive },
      onProgress,
    );
  } catch (error) {
    if (error instanceof EngineError) throw new Problem(422, "CannotPlan", `No offers were chosen: ${error.message}.`);
    throw error;
  }
}

/**
 * Makes a batch of offers: chooses them under a budget, fixes them in a Merkle tree of salted leaves, stores them, and commits the root on
 * chain before anybody is told. Until then the batches before it are served; whatever stops this, it can be done again. The same orders,
 * campaign, seed and beginning give the same root.
 * @throws Problem NoRuleToOffer, NobodyToOffer, CannotPlan, BeginsTooSoon, BeginsTooLate, CustomersChanged, CampaignUnknown, BatchRefused
 */
export async function commitOffers(
  deps: Deps,
  request: OfferBatchRequest,
): Promise<z.input<typeof offerSchemas.answer>> {
  const { store, chain, issuers, relayer, settings } = deps;
  const { days = 14, seed = randomInt(2 ** 31), onProgress = () => undefined } = request;
  const campaign = await deps.campaigns.get(request.campaign);
  const time = await chainTime(chain.client);
  if (request.from !== undefined && request.from > time + MOST_DAYS_AHEAD * DAY) {
    const latest = time + MOST_DAYS_AHEAD * DAY;
    throw new Problem(
      422,
      "BeginsTooLate",
      `Offers cannot begin at ${request.from}: give at most ${latest}, in ${MOST_DAYS_AHEAD} days, as Unix seconds.`,
    );
  }
  const { chosen, candidates, withoutAccount } = await planForAll(deps, campaign, { ...request, time, days, seed });
  const { totals } = chosen.snapshot;
  if (totals.offered === 0) {
    throw new Problem(
      422,
      "NobodyToOffer",
      `No offer fits: ${totals.withAccount} customers have an account, and the budget is ${request.budgetMinor}. Link accounts, raise the budget, or give the rules a cap and a limit per account.`,
    );
  }
  onProgress("storing");
  // Planning took a while: the offers begin when the batch can be in a block.
  const soonest = (await chainTime(chain.client)) + settings.offerLeadSeconds;
  const from = request.from ?? soonest;
  const until = from + days * DAY;
  const terms = { book: campaign.book.book, from, until, customerKey: settings.customerKey };
  const { leaves, root } = leavesOf(chosen, candidates, terms);
  let batch = (await batchNumber(deps, campaign, root)) ?? null;
  if (batch === null && from < soonest) {
    throw new Problem(
      422,
      "BeginsTooSoon",
      `Offers cannot begin at ${from}: their batch has to be on chain before, so give at least ${soonest}, or leave "from" out.`,
    );
  }
  const uri = `urn:bonafide:offers:${snapshotHash(chosen.snapshot)}`;
  const domain = { chainId: chain.chainId, campaign: campaign.address };
  const signature = await issuers.audiences.signTypedData(offerBatchTypedData(domain, { root, until, uri }));
  await storeBatch(
    store,
    {
      campaign: campaign.address.toLowerCase(),
      root,
      from,
      until,
      uri,
      budgetMinor: request.budgetMinor,
      reservedMinor: totals.worstCaseMinor,
      signature,
      createdAt: Math.floor(Date.now() / 1000),
      seed,
      snapshot: chosen.snapshot,
    },
    leaves,
    chosen,
  );
  onProgress("committing");
  const args = [root, BigInt(until), uri, signature] as const;
  const calldata = {
    to: campaign.address,
    data: encodeFunctionData({ abi: promotionAbi, functionName: "commitOffers", args }),
  };
  const subject = `offers:${campaign.address.toLowerCase()}:${root}`;
  if (batch === null) {
    const sending = { subject, kind: "offers" as const, campaign: campaign.address, account: null, ...calldata };
    await relayer.send({ ...sending, gasLimit: GAS_LIMIT });
    batch = await minedBatch(deps, campaign, root, subject);
  }
  const relay = await relayer.find(subject);
  return {
    batch,
    root,
    from,
    until,
    offers: leaves.length,
    reservedMinor: totals.worstCaseMinor,
    budgetMinor: request.budgetMinor,
    withoutAccount,
    status: batch === null ? "sent" : "mined",
    transactionHash: (relay?.transactionHash ?? null) as Hex | null,
    calldata,
    seed,
    snapshot: chosen.snapshot,
  };
}
