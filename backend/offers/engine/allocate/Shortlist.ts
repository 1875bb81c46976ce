/** One customer's change of offer, and how early it should be taken: the least order first. */
export interface Move {
  readonly customer: number;
  readonly offer: number;
  readonly order: number;
}

const byOrder = (a: Move, b: Move): number => a.order - b.order || a.customer - b.customer || a.offer - b.offer;

/** Keeps the `count` moves with the least order out of any number, without keeping the others in memory. */
export class Shortlist {
  readonly #count: number;
  #moves: Move[] = [];
  #bar = Infinity;

  constructor(count: number) {
    this.#count = count;
  }

  push(customer: number, offer: number, order: number): void {
    if (!(order < this.#bar)) return;
    this.#moves.push({ customer, offer, order });
    if (this.#moves.length < 4 * this.#count) return;
    this.#moves.sort(byOrder);
    this.#moves.length = this.#count;
    this.#bar = this.#moves[this.#count - 1]!.order;
  }

  /** The kept moves, least order first. */
  sorted(): Move[] {
    this.#moves = this.#moves.sort(byOrder).slice(0, this.#count);
    return this.#moves;
  }
}
