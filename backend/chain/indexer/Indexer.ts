import type { Logger } from "pino";
import { price } from "#sdk";
import { describeError } from "../../http/describeError.ts";
import type { Metrics } from "../../http/createMetrics.ts";
import { takesOf } from "../../quotes/takesOf.ts";
import type { Store } from "../../store/Store.ts";
import type { Campaigns } from "../Campaigns.ts";
import type { Chain } from "../Chain.ts";
import { chainTime } from "../chainTime.ts";
import type { ChainRange } from "./ChainRange.ts";
import { findAncestor } from "./findAncestor.ts";
import { knownCampaigns } from "./knownCampaigns.ts";
import { readRange } from "./readRange.ts";
import { type SettlementUses, writeRange } from "./writeRange.ts";

const MOST_BLOCKS = 10_000;

/** How far the index is. `followedAt` is the chain's time when the index last reached the head: nothing older is still to come. */
export type IndexerStatus = { block: number | null; head: number | null; followedAt: number; problem: string | null };

type Parts = { store: Store; chain: Chain; campaigns: Campaigns; log: Logger; metrics: Metrics };

/**
 * Follows the program and its campaigns from `firstBlock` into the database. What a reorganisation took back disappears with its
 * block; a node that goes away is asked again, from where the index is.
 */
export class Indexer {
  readonly #parts: Parts;
  readonly #firstBlock: number;
  readonly #pollMilliseconds: number;
  #span = 1_000;
  #status: IndexerStatus = { block: null, head: null, followedAt: 0, problem: null };
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  readonly #afterFollowing: (() => Promise<void>)[] = [];

  constructor(parts: Parts, options: { firstBlock: number; pollMilliseconds: number }) {
    this.#parts = parts;
    this.#firstBlock = options.firstBlock;
    this.#pollMilliseconds = options.pollMilliseconds;
  }

  get status(): IndexerStatus {
    return this.#status;
  }

  /** Runs `work` each time the index has reached the head. */
  onFollowed(work: () => Promise<void>): void {
    this.#afterFollowing.push(work);
  }

  /** Follows the chain until `stop`. */
  start(): void {
    this.#timer = setTimeout(() => {
      void this.follow()
        .catch(() => undefined)
        .then(() => {
          if (!this.#stopped) this.start();
        });
    }, this.#pollMilliseconds);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  /**
   * Reads everything up to the head of the chain now; calls at the same time share the work.
   * @throws when the node or the database does not answer; the next call goes on where this one stopped
   */
  follow(): Promise<void> {
    this.#running ??= this.#follow().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #follow(): Promise<void> {
    const { chain, log } = this.#parts;
    try {
      const startedAt = await chainTime(chain.client);
      const head = Number(await chain.client.getBlockNumber());
      while (!this.#stopped && !(await this.#step(head)));
      this.#status = { ...this.#status, head, followedAt: startedAt, problem: null };
      for (const work of this.#afterFollowing) await work();
    } catch (error) {
      const { message } = describeError(error);
      if (this.#status.problem !== message) log.warn({ problem: message }, "the index cannot follow the chain");
      this.#status = { ...this.#status, problem: message };
      throw error;
    }
  }

  /** Reads the next range. @returns whether the head is reached */
  async #step(head: number): Promise<boolean> {
    const { store, chain, log, metrics } = this.#parts;
    const { number: ancestor, reorganised } = await findAncestor(store.session, chain.client);
    const from = ancestor === undefined ? this.#firstBlock : ancestor + 1;
    // A shorter chain than before is a reorganisation too: its last block is read again.
    if (from > head && !reorganised) {
      this.#status = { ...this.#status, block: ancestor ?? null };
      return true;
    }
    const to = Math.min(head, from + this.#span - 1);
    if (to < from) {
      await store.transaction((session) => this.#rollBack(session, ancestor));
      return true;
    }
    const range = await this.#read(from, to);
    if (range === undefined) return false;
    const used = await Promise.all(range.settlements.map((settlement) => this.#usesOf(settlement)));
    const written = await store.transaction((session) => writeRange(session, { ancestor, reorganised, range, used }));
    if (!written) return false;
    if (reorganised) {
      metrics.reorganisations.inc();
      log.warn({ ancestor, to }, "the chain was reorganised; the index follows it");
    }
    metrics.indexedBlock.set(to);
    this.#status = { ...this.#status, block: to };
    return to === head;
  }

  async #rollBack(session: Parameters<typeof writeRange>[0], ancestor: number | undefined): Promise<void> {
    const nothing: ChainRange = {
      blocks: [],
      transfers: [],
      launches: [],
      batches: [],
      drawEvents: [],
      returned: [],
      settlements: [],
    };
    await writeRange(session, { ancestor, reorganised: true, range: nothing, used: [] });
  }

  /** Nodes limit a question by blocks, answers or bytes, each in words of its own: a refused range is halved, an accepted one doubled. */
  async #read(from: number, to: number): Promise<ChainRange | undefined> {
    const { store, chain } = this.#parts;
    try {
      const range = await readRange(chain.client, chain.program, await knownCampaigns(store.session), from, to);
      this.#span = Math.min(MOST_BLOCKS, this.#span * 2);
      return range;
    } catch (error) {
      if (to === from) throw error;
      this.#span = Math.max(1, Math.floor((to - from + 1) / 2));
      await chain.client.getBlockNumber();
      return undefined;
    }
  }

  /** A settlement's event carries lines and context, so its uses follow from the published rules. */
  async #usesOf(settlement: ChainRange["settlements"][number]): Promise<SettlementUses> {
    const { campaigns, log } = this.#parts;
    const campaign = await campaigns.get(settlement.campaign);
    const result = price(campaign.book, { lines: settlement.lines, context: settlement.context });
    if (result.total !== settlement.total || result.points !== settlement.points) {
      log.error(
        { orderId: settlement.orderId, campaign: campaign.address },
        "the chain settled another price than the published rules give",
      );
    }
    const uses = result.rules.flatMap(({ reason, uses: count, gain }, rule) => {
      if (reason !== "Applied") return [];
      const { kind } = campaign.book.book.rules[rule]!;
      const discountMinor = kind === "Points" || kind === "Tickets" ? 0 : gain;
      return [{ rule, uses: count, discountMinor, points: kind === "Points" ? gain : 0 }];
    });
    return { uses, takes: takesOf(campaign, settlement.account, result) };
  }
}
