import { and, asc, eq } from "drizzle-orm";
import { buildSumTree, type SumTree } from "#sdk";
import { drawListParts } from "../store/schema/draws.ts";
import type { Session } from "../store/Session.ts";

const KEPT_TREES = 4;

/** The written lists of draws. Trees are built from the database when asked for, and the latest few kept. */
export class DrawLists {
  readonly #session: Session;
  readonly #trees = new Map<string, Promise<SumTree>>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The list in parts, as stored; nothing when it was not written. */
  async *parts(draw: string): AsyncGenerator<Uint8Array> {
    const numbers = await this.#session
      .select({ part: drawListParts.part })
      .from(drawListParts)
      .where(eq(drawListParts.draw, draw))
      .orderBy(asc(drawListParts.part));
    for (const { part } of numbers) yield this.#part(draw, part);
  }

  /** The tree of a written list. */
  tree(draw: string): Promise<SumTree> {
    const kept = this.#trees.get(draw);
    // Taken out and put in again, so that the first of the map is the one not asked for the longest.
    this.#trees.delete(draw);
    const tree = kept ?? this.#build(draw);
    this.#trees.set(draw, tree);
    tree.catch(() => this.#trees.delete(draw));
    const [oldest] = this.#trees.keys();
    if (this.#trees.size > KEPT_TREES && oldest !== undefined) this.#trees.delete(oldest);
    return tree;
  }

  async #build(draw: string): Promise<SumTree> {
    const parts: Uint8Array[] = [];
    for await (const part of this.parts(draw)) parts.push(part);
    return buildSumTree(new Uint8Array(Buffer.concat(parts)));
  }

  async #part(draw: string, part: number): Promise<Uint8Array> {
    const [row] = await this.#session
      .select({ records: drawListParts.records })
      .from(drawListParts)
      .where(and(eq(drawListParts.draw, draw), eq(drawListParts.part, part)));
    return row!.records;
  }
}
