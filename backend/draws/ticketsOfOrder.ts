import { type BasketLine, prepareRuleBook, price, type RuleBook } from "#sdk";

/** A line of an order that was placed before, or outside of, the campaign's own tills. */
export type OrderedLine = { sku: number; tags: bigint; price: number; quantity: number };

/** What the pricing takes at once. */
const MOST_LINES = 100;

const RULE_KIND = "Tickets";

/** Lines of one price and product are one; more than can be priced at once are summed by their groups. */
function asBasket(lines: readonly OrderedLine[]): BasketLine[] {
  const merged = new Map<string, BasketLine>();
  for (const { sku, tags, price: each, quantity } of lines) {
    const key = `${sku} ${each}`;
    const before = merged.get(key)?.quantity ?? 0;
    merged.set(key, { sku: BigInt(sku), tags, price: each, quantity: before + quantity });
  }
  if (merged.size <= MOST_LINES) return [...merged.values()];
  const groups = new Map<bigint, BasketLine>();
  for (const line of merged.values()) {
    const before = groups.get(line.tags)?.price ?? 0;
    groups.set(line.tags, { ...line, price: before + line.price * line.quantity, quantity: 1 });
  }
  return [...groups.values()].slice(0, MOST_LINES);
}

/**
 * What the `Tickets` rules of a promotion give for orders that were paid at list prices.
 * @returns tickets of an order with these lines, placed then (Unix seconds)
 */
export function ticketsOfOrder(book: RuleBook): (lines: readonly OrderedLine[], placedAt: number) => number {
  const rules = book.rules.filter(({ kind }) => kind === RULE_KIND);
  if (rules.length === 0) return () => 0;
  const prepared = prepareRuleBook({ ...book, rules });
  return (lines, placedAt) =>
    lines.length === 0 ? 0 : price(prepared, { lines: asBasket(lines), context: { time: placedAt } }).tickets;
}
