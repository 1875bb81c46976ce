import { and, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Logger } from "pino";
import { type Address, createWalletClient, type Hex, http, type LocalAccount, TransactionNotFoundError } from "viem";
import { describeError } from "../../http/describeError.ts";
import type { Metrics } from "../../http/createMetrics.ts";
import { Problem } from "../../http/Problem.ts";
import type { RelayLimits } from "../../Settings.ts";
import { relays } from "../../store/schema/promises.ts";
import type { Session } from "../../store/Session.ts";
import type { Store } from "../../store/Store.ts";
import type { Chain } from "../Chain.ts";
import { revertOf } from "./revertOf.ts";

const DAY = 86_400;

/** A relay that was begun this long ago and never sent was interrupted by a crash. */
const INTERRUPTED_SECONDS = 120;

/** Until then a node may not know yet what another one was sent. */
const SPREADING_SECONDS = 60;

/** What is to be sent: something this backend issued, `subject` naming it, once. */
export type RelayRequest = {
  subject: string;
  kind: "settlement" | "claim" | "offers" | "draw";
  campaign: Address | null;
  account: Address | null;
  to: Address;
  data: Hex;
  gasLimit: number;
  /** Sent along, in wei; nothing when absent. */
  valueWei?: bigint;
};

export type Relay = typeof relays.$inferSelect;

type Parts = { store: Store; chain: Chain; log: Logger; metrics: Metrics; account: LocalAccount; limits: RelayLimits };

const now = (): number => Math.floor(Date.now() / 1000);

async function gasSpent(session: Session, where: ReturnType<typeof and>): Promise<number> {
  const [row] = await session
    .select({ gas: sql<number>`coalesce(sum(coalesce(${relays.gasUsed}, ${relays.gasLimit})), 0)`.mapWith(Number) })
    .from(relays)
    .where(where);
  return row?.gas ?? 0;
}

/**
 * Pays for customers' transactions, within limits, with a key that only this process uses: transactions are sent one after another, so
 * their nonces never collide. A transaction is simulated at the pending block and has a fixed gas limit.
 */
export class Relayer {
  readonly #parts: Parts;
  readonly #wallet;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#wallet = createWalletClient({
      account: parts.account,
      transport: http(parts.chain.rpcUrl, { timeout: 10_000, retryCount: 0 }),
    });
  }

  get address(): Address {
    return this.#parts.account.address;
  }

  /** Frees what a crash of this process interrupted: nobody else uses its key. Call it before the first `send`. */
  async recover(): Promise<void> {
    await this.#parts.store.session
      .update(relays)
      .set({ status: "failed", problem: "Interrupted before it was sent; send it again." })
      .where(and(eq(relays.status, "sending"), eq(relays.sender, this.address.toLowerCase())));
  }

  /** What was relayed for a subject. */
  async find(subject: string): Promise<Relay | undefined> {
    const [relay] = await this.#parts.store.session.select().from(relays).where(eq(relays.subject, subject));
    return relay;
  }

  /**
   * Sends a transaction, or gives back the one that was sent for this subject. One that failed may be sent again.
   * @throws Problem RelayQuota, GasBudget, WouldRevert
   */
  async send(request: RelayRequest): Promise<Relay> {
    const known = await this.find(request.subject);
    if (known !== undefined && known.status !== "failed") return known;
    await this.#checkLimits(request);
    await this.#simulate(request);
    if (!(await this.#begin(request))) return (await this.find(request.subject))!;
    const sent = this.#queue.then(() => this.#broadcast(request));
    this.#queue = sent.catch(() => undefined);
    return sent;
  }

  /** Looks for receipts of what was sent, and frees what a crash interrupted. */
  async settle(): Promise<void> {
    const { store, chain, metrics } = this.#parts;
    await store.session
      .update(relays)
      .set({ status: "failed", problem: "Interrupted before it was sent; send it again." })
      .where(and(eq(relays.status, "sending"), lt(relays.createdAt, now() - INTERRUPTED_SECONDS)));
    const open = await store.session.select().from(relays).where(eq(relays.status, "sent"));
    for (const relay of open) {
      const receipt = await chain.client
        .getTransactionReceipt({ hash: relay.transactionHash as Hex })
        .catch(() => undefined);
      if (receipt === undefined) continue;
      const status = receipt.status === "success" ? "mined" : "failed";
      const problem = status === "failed" ? "The transaction was refused when it was mined." : null;
      await store.session
        .update(relays)
        .set({ status, problem, gasUsed: Number(receipt.gasUsed) })
        .where(eq(relays.subject, relay.subject));
      metrics.relays.inc({ kind: relay.kind, result: status });
    }
  }

  /**
   * As `send`, for a step that the chain still asks for: what was sent for it before is sent again when the chain has lost it
   * (a reorganisation, a node that forgot).
   * @returns undefined while an earlier transaction for it is on its way
   * @throws Problem WouldRevert
   */
  async sendStep(request: RelayRequest): Promise<Relay | undefined> {
    const known = await this.find(request.subject);
    if (known !== undefined && known.status !== "failed") {
      if (known.status === "sending" || known.createdAt > now() - SPREADING_SECONDS) return undefined;
      const { client } = this.#parts.chain;
      const found = await client.getTransaction({ hash: known.transactionHash as Hex }).catch((error: unknown) => {
        if (error instanceof TransactionNotFoundError) return undefined;
        throw error;
      });
      if (found !== undefined) return undefined;
      const lost = { status: "failed" as const, problem: "The chain has lost it; it is sent again." };
      await this.#parts.store.session.update(relays).set(lost).where(eq(relays.subject, request.subject));
    }
    return this.send(request);
  }

  /** Waits for the transactions that are being sent. */
  async drain(): Promise<void> {
    await this.#queue;
  }

  async #checkLimits({ kind, account, campaign, gasLimit }: RelayRequest): Promise<void> {
    const { store, limits } = this.#parts;
    const paid = inArray(relays.status, ["sending", "sent", "mined"]);
    const today = gt(relays.createdAt, now() - DAY);
    if (account !== null) {
      const mine = and(eq(relays.account, account.toLowerCase()), today);
      const count = await store.session.$count(relays, mine);
      if (count >= limits.transactionsPerAccountAndDay) {
        throw new Problem(
          429,
          "RelayQuota",
          "The shop has paid for all the transactions it pays for in a day for one account. Send it from your own wallet, or try again tomorrow.",
        );
      }
    }
    if (kind === "settlement" && campaign !== null) {
      const spent = await gasSpent(
        store.session,
        and(eq(relays.campaign, campaign.toLowerCase()), eq(relays.kind, kind), paid),
      );
      if (spent + gasLimit > limits.gasPerCampaign) {
        throw new Problem(
          429,
          "GasBudget",
          "The campaign's budget for transactions is used up. Send it from your own wallet.",
        );
      }
    }
    if (kind === "claim") {
      const spent = await gasSpent(store.session, and(eq(relays.kind, kind), today, paid));
      if (spent + gasLimit > limits.claimGasPerDay) {
        throw new Problem(
          429,
          "GasBudget",
          "Today's budget for collecting points is used up. Send it from your own wallet, or try again tomorrow; the points are not lost.",
        );
      }
    }
  }

  async #simulate({ to, data, gasLimit, valueWei = 0n }: RelayRequest): Promise<void> {
    const { chain, account } = this.#parts;
    const call = { account: account.address, to, data, gas: BigInt(gasLimit), value: valueWei };
    try {
      await chain.client.call({ ...call, blockTag: "pending" });
    } catch (error) {
      const reason = revertOf(error);
      if (reason === undefined) throw error;
      throw new Problem(409, "WouldRevert", `The contract refuses it: ${reason.text}.`, {
        error: reason.name,
        values: reason.values,
      });
    }
  }

  /** Claims the subject; of two at the same time one gets it. */
  async #begin(request: RelayRequest): Promise<boolean> {
    const { subject, kind, to, data, gasLimit } = request;
    const values = {
      subject,
      kind,
      to,
      data,
      gasLimit,
      campaign: request.campaign?.toLowerCase() ?? null,
      account: request.account?.toLowerCase() ?? null,
      sender: this.address.toLowerCase(),
      gasUsed: null,
      transactionHash: null,
      status: "sending" as const,
      problem: null,
      createdAt: now(),
    };
    const rows = await this.#parts.store.session
      .insert(relays)
      .values(values)
      .onConflictDoUpdate({ target: relays.subject, set: values, setWhere: eq(relays.status, "failed") })
      .returning({ subject: relays.subject });
    return rows.length > 0;
  }

  async #broadcast({ subject, kind, to, data, gasLimit, valueWei = 0n }: RelayRequest): Promise<Relay> {
    const { store, chain, account, log, metrics } = this.#parts;
    const mine = eq(relays.subject, subject);
    try {
      const nonce = await chain.client.getTransactionCount({ address: account.address, blockTag: "pending" });
      const fees = await chain.client.estimateFeesPerGas();
      const serialized = await this.#wallet.signTransaction({
        account,
        chain: null,
        type: "eip1559",
        chainId: chain.chainId,
        nonce,
        to,
        data,
        gas: BigInt(gasLimit),
        value: valueWei,
        maxFeePerGas: fees.maxFeePerGas,
        maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
      });
      const transactionHash = await this.#wallet.sendRawTransaction({ serializedTransaction: serialized });
      const [relay] = await store.session
        .update(relays)
        .set({ status: "sent", transactionHash })
        .where(mine)
        .returning();
      log.info({ kind, transactionHash }, "relayed");
      return relay!;
    } catch (error) {
      const { message } = describeError(error);
      await store.session.update(relays).set({ status: "failed", problem: message }).where(mine);
      metrics.relays.inc({ kind, result: "refused" });
      throw error;
    }
  }
}
