import { KINDS, REASONS, type PriceResult, type RuleBook } from "#sdk";

/** Counts which kinds gave something and which reasons were given, so that a random test can prove that it reaches all. */
export class Coverage {
  readonly #seen = new Map<string, number>();

  add(book: RuleBook, result: PriceResult): void {
    result.rules.forEach(({ reason }, i) => this.#count(`${book.rules[i]!.kind} ${reason}`));
  }

  /** Pairs of kind and reason that were never seen, of those that can be. */
  missing(): string[] {
    const all = KINDS.flatMap((kind) => REASONS.map((reason) => ({ kind, reason })));
    return all
      .filter(({ kind, reason }) => !(reason === "CampaignCapReached" && (kind === "Points" || kind === "Tickets")))
      .map(({ kind, reason }) => `${kind} ${reason}`)
      .filter((pair) => !this.#seen.has(pair));
  }

  #count(pair: string): void {
    this.#seen.set(pair, (this.#seen.get(pair) ?? 0) + 1);
  }
}
