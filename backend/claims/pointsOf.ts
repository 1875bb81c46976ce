import { and, eq } from "drizzle-orm";
import {
  type Address,
  encodeFunctionData,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
} from "viem";
import type { z } from "zod";
import { claimTypedData, packClaimWord } from "#sdk";
import { programAbi } from "#sdk/abi";

import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { accounts, customers } from "../store/schema/orders.ts";
import type { claimSchemas } from "./claimSchemas.ts";
import { cumulativeTotals, type Epochs } from "./cumulativeTotals.ts";
import { earnedEvents } from "./earnedEvents.ts";
import { loadEarningOrders } from "./loadEarningOrders.ts";

/** A signed claim can be sent for this long; another one is signed whenever it is asked for. */
const CLAIM_SECONDS = 86_400;

const SHOWN = 50;

type Points = z.input<typeof claimSchemas.points>;

async function readEpochs({ client, program }: Deps["chain"]): Promise<Epochs> {
  const contract = { address: program, abi: programAbi } as const;
  const [firstEpochAt, epochSeconds] = await Promise.all([
    client.readContract({ ...contract, functionName: "firstEpochAt" }),
    client.readContract({ ...contract, functionName: "epochSeconds" }),
  ]);
  return { firstEpochAt: Number(firstEpochAt), epochSeconds: Number(epochSeconds) };
}

async function signClaim(
  deps: Deps,
  { account, customerId }: { account: Address; customerId: number },
  word: bigint,
  now: number,
): Promise<Points["claim"]> {
  const { chain, issuers, store } = deps;
  const contract = { address: chain.program, abi: programAbi } as const;
  const claimable = Number(
    await chain.client.readContract({ ...contract, functionName: "claimable", args: [account, word] }),
  );
  if (claimable === 0) return null;
  const bound = await store.session
    .update(accounts)
    .set({ claimSigned: true })
    .where(and(eq(accounts.account, account.toLowerCase()), eq(accounts.customerId, customerId)))
    .returning({ account: accounts.account });
  if (bound.length === 0) return null; // the customer has another account since a moment ago
  const deadline = now + CLAIM_SECONDS;
  const signed = await issuers.claims.signTypedData(
    claimTypedData({ chainId: chain.chainId, program: chain.program }, { account, word, deadline }),
  );
  // 64 bytes instead of 65: 140 gas less, because calldata is padded to whole words.
  const signature = serializeCompactSignature(signatureToCompactSignature(parseSignature(signed)));
  const data = encodeFunctionData({
    abi: programAbi,
    functionName: "claim",
    args: [account, word, BigInt(deadline), signature],
  });
  return { word: word.toString(), deadline, signature, claimable, calldata: { to: chain.program, data } };
}

/** What an account has earned by its customer's orders: what it can collect now, with a signed claim, and what is still within its return window. */
export async function pointsOf(deps: Deps, account: Address): Promise<Points> {
  const { store, chain, settings } = deps;
  const [now, epochs] = await Promise.all([chainTime(chain.client), readEpochs(chain)]);
  const currentEpoch = 4 + Math.floor((now - epochs.firstEpochAt) / epochs.epochSeconds);
  const [customer] = await store.session
    .select({ id: customers.id, pseudonym: customers.pseudonym })
    .from(accounts)
    .innerJoin(customers, eq(customers.id, accounts.customerId))
    .where(eq(accounts.account, account.toLowerCase()));
  if (customer === undefined) return { account, customerId: null, currentEpoch, claim: null, pending: [], history: [] };
  const events = earnedEvents(await loadEarningOrders(store.session, customer.id), settings.returnWindowSeconds);
  const totals = cumulativeTotals(events, epochs, now);
  const past = events.filter((event) => event.at <= now);
  return {
    account,
    customerId: customer.pseudonym,
    currentEpoch,
    claim:
      totals.totals[4] === 0
        ? null
        : await signClaim(deps, { account, customerId: customer.id }, packClaimWord(totals), now),
    pending: events
      .filter((event) => event.at > now)
      .map(({ points, at, order }) => ({ points, availableAt: at, order })),
    history: past.slice(-SHOWN).reverse(),
  };
}
