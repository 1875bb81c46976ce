import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Store } from "../store/Store.ts";
import type { Eligible } from "./Eligible.ts";
import { loadEligible } from "./loadEligible.ts";

/** Customers of a batch that are kept here, about 1 kB each; for a larger batch each is read when it asks. */
const MOST = 100_000;

/** Customers found, and read, in one statement: nobody waits long for it. */
const [FOUND, PAGE] = [500, 25];

/** How much longer it rests after a page than it took. */
const REST = 4;

/**
 * What open batches have for customers who have not asked yet. A batch never changes, so a first decision need not read it again; whether the
 * customer is still there, and whether somebody else has decided meanwhile, is found when the decision is logged.
 */
export class ReadAhead {
  readonly #store: Store;
  readonly #ready = new Map<number, Map<string, Eligible>>();
  #reading: Promise<void> | undefined;
  #isOver = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads batches that are new, one after another, and drops those that are over. It goes on by itself; ask `take` meanwhile. */
  follow(batchIds: readonly number[]): void {
    for (const id of this.#ready.keys()) if (!batchIds.includes(id)) this.#ready.delete(id);
    const fresh = batchIds.filter((id) => !this.#ready.has(id));
    if (fresh.length === 0) return;
    this.#reading ??= this.#readAll(fresh)
      // The next call tries again.
      .catch(() => undefined)
      .finally(() => {
        this.#reading = undefined;
      });
  }

  /** What the batches have for a customer, once; undefined when it has to be read from the database. */
  take(customerId: string, batchIds: readonly number[]): Eligible[] | undefined {
    if (!batchIds.every((id) => this.#ready.has(id))) return undefined;
    const found = batchIds.flatMap((id) => this.#ready.get(id)!.get(customerId) ?? []);
    for (const id of batchIds) this.#ready.get(id)!.delete(customerId);
    return found.length === 0 ? undefined : found;
  }

  /** Reads nothing more, and waits for what is being read. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#reading;
  }

  async #readAll(batchIds: readonly number[]): Promise<void> {
    for (const id of batchIds) this.#ready.set(id, await this.#read(id));
  }

  async #read(batchId: number): Promise<Map<string, Eligible>> {
    const ready = new Map<string, Eligible>();
    for (let after = 0; ready.size < MOST;) {
      const found = await rowsOf<{ customer: number; pseudonym: string }>(
        this.#store.session,
        sql`select t.customer_id as customer, c.pseudonym from trial_customers t join customers c on c.id = t.customer_id
            where t.batch_id = ${batchId} and t.customer_id > ${after} order by t.customer_id limit ${FOUND}`,
      );
      if (found.length === 0) return ready;
      after = found.at(-1)!.customer;
      const names = found.map(({ pseudonym }) => pseudonym);
      for (let at = 0; at < names.length && !this.#isOver; at += PAGE) {
        const began = performance.now();
        for (const [customerId, asked] of await loadEligible(this.#store, names.slice(at, at + PAGE), [batchId])) {
          for (const { eligible, logged } of asked) if (logged === undefined) ready.set(customerId, eligible);
        }
        // Decisions keep most of the time.
        await sleep(REST * (performance.now() - began));
      }
      if (this.#isOver) break;
    }
    return new Map();
  }
}
