import { randomUUID } from "node:crypto";
import { Problem } from "../http/Problem.ts";
import { GroupWork } from "../store/GroupWork.ts";
import type { Store } from "../store/Store.ts";
import { decide } from "./decide.ts";
import type { ReadyOffer } from "./Eligible.ts";
import { loadBudgetsLeft } from "./loadBudgetsLeft.ts";
import { type Asked, loadEligible, type Logged } from "./loadEligible.ts";
import { loadOpenBatches } from "./loadOpenBatches.ts";
import { logDecisions } from "./logDecisions.ts";
import type { OfferProof } from "./OfferProof.ts";
import type { OpenBatch } from "./OpenBatch.ts";
import { ReadAhead } from "./ReadAhead.ts";

/** A decision for a customer with the committed offer that it hands out, if any. */
export type Handed = { batch: OpenBatch; decision: Logged; offer: (ReadyOffer & OfferProof) | null };

/** Changes whenever `decide` may decide otherwise. */
const POLICY = "decide-1";

/** What cannot be one is not looked for. */
const PSEUDONYM = /^[\x21-\x7e]+$/;

/** Customers decided for in one statement. */
const MOST = 256;

/** A statement costs as much for one customer as for five: at hundreds of customers a second, waiting this long halves the work. */
const APART_MILLISECONDS = 3;

/** Which batches are open is read anew after this time. */
const BATCHES_MILLISECONDS = 1_000;

/** Rounds that a group needs when its budget runs out under it, or other backends are faster; each settles at least one customer. */
const MOST_ROUNDS = 2 * MOST;

/**
 * Decides which offers customers are handed, once for each batch, and answers the same whenever they ask again. What it keeps only spares
 * reading: every decision and what it takes from the budget is in the database before anybody hears of it.
 */
export class Decisions {
  readonly #store: Store;
  readonly #now: () => Promise<number>;
  readonly #work: GroupWork<string, Handed[] | undefined>;
  /** Budgets only shrink, so what was left once is never too little. */
  readonly #left = new Map<number, number>();
  readonly #ahead: ReadAhead;
  #open: { batches: OpenBatch[]; readAt: number } | undefined;

  /** @param now the chain's time, Unix seconds */
  constructor(store: Store, now: () => Promise<number>) {
    this.#store = store;
    this.#now = now;
    this.#ahead = new ReadAhead(store);
    this.#work = new GroupWork((customerIds) => this.#handAll(customerIds), { most: MOST, apart: APART_MILLISECONDS });
  }

  /** What a customer is handed, one for each open batch that is about it; undefined when the customer is not known. */
  handTo(customerId: string): Promise<Handed[] | undefined> {
    if (!PSEUDONYM.test(customerId)) return Promise.resolve(undefined);
    return this.#work.ask(customerId);
  }

  /** Begins to read what open batches have, before the first customer asks. */
  async prepare(): Promise<void> {
    await this.#openBatches(await this.#now());
  }

  /** Waits for decisions that are being made. */
  async drain(): Promise<void> {
    await this.#work.drain();
    await this.#ahead.stop();
  }

  async #handAll(customerIds: readonly string[]): Promise<(Handed[] | undefined)[]> {
    const now = await this.#now();
    const batches = await this.#openBatches(now);
    const ids = batches.map(({ id }) => id);
    const settled = new Map<string, Handed[]>();
    let open = [...new Set(customerIds)];
    for (let round = 0; open.length > 0; round++) {
      if (round === MOST_ROUNDS) {
        throw new Problem(503, "DecisionsBusy", "Too many are deciding at once. Ask again in a second.", {
          retryAfterSeconds: 1,
        });
      }
      const found = await this.#find(open, ids);
      await this.#decide([...found.values()].flat(), batches, now);
      for (const [customerId, asked] of found) {
        const handed = asked.flatMap((one) => handedOf(one, batches));
        if (handed.length === asked.length) settled.set(customerId, handed);
      }
      open = open.filter((customerId) => found.has(customerId) && !settled.has(customerId));
    }
    return customerIds.map((customerId) => settled.get(customerId));
  }

  /** Customers who have not asked yet were read ahead. */
  async #find(customerIds: readonly string[], batchIds: readonly number[]): Promise<Map<string, Asked[]>> {
    const ahead = new Map<string, Asked[]>();
    for (const customerId of customerIds) {
      const taken = this.#ahead.take(customerId, batchIds);
      if (taken)
        ahead.set(
          customerId,
          taken.map((eligible) => ({ eligible, proofs: new Map() })),
        );
    }
    const unread = customerIds.filter((customerId) => !ahead.has(customerId));
    if (unread.length === 0) return ahead;
    return new Map([...ahead, ...(await loadEligible(this.#store, unread, batchIds))]);
  }

  /** Decides what was not decided yet, and notes in `asked` what could be logged. */
  async #decide(asked: readonly Asked[], batches: readonly OpenBatch[], now: number): Promise<void> {
    const left = new Map(this.#left);
    const made = asked.flatMap((one) => {
      if (one.logged !== undefined) return [];
      const batch = batches.find(({ id }) => id === one.eligible.batchId)!;
      const decision = decide(one.eligible, left.get(batch.id) ?? Infinity, batch);
      left.set(batch.id, (left.get(batch.id) ?? Infinity) - decision.reservedMinor);
      const logged = { id: randomUUID(), decidedAt: now, versions: { policy: POLICY, batch: batch.root }, ...decision };
      return [{ ...one, asked: one, logged }];
    });
    if (made.length === 0) return;
    const written = await logDecisions(this.#store, made, now);
    for (const { asked: one, logged } of made) {
      const offer = written.get(logged.id);
      if (offer === undefined) continue;
      one.logged = logged;
      if (offer !== null) one.proofs.set(offer.audience, offer.proof);
    }
    if (written.size === made.length) return;
    const short = [...new Set(made.map(({ eligible }) => eligible.batchId))];
    for (const [id, minor] of await loadBudgetsLeft(this.#store.session, short)) this.#left.set(id, minor);
  }

  async #openBatches(now: number): Promise<OpenBatch[]> {
    if (this.#open === undefined || Date.now() - this.#open.readAt > BATCHES_MILLISECONDS) {
      this.#open = { batches: await loadOpenBatches(this.#store.session, now), readAt: Date.now() };
      this.#ahead.follow(this.#open.batches.map(({ id }) => id));
    }
    return this.#open.batches;
  }
}

/** Nothing when it was not decided. */
function handedOf({ eligible, logged, proofs }: Asked, batches: readonly OpenBatch[]): Handed[] {
  if (logged === undefined) return [];
  const batch = batches.find(({ id }) => id === eligible.batchId)!;
  const audience = logged.arms[logged.chosen]!.offer?.audience;
  const offer = eligible.offers.find((one) => one.audience === audience);
  const proof = proofs.get(audience ?? 0);
  return [{ batch, decision: logged, offer: offer && proof ? { ...offer, ...proof } : null }];
}
