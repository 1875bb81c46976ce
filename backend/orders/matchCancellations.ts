/** An order line of one customer and product with units that are still open; ids ascend in file order. */
export type OpenLine = { id: number; placedAt: number; cancellation: boolean; open: number };

/** Units of a purchase that a cancellation took back. */
export type Match = { cancellationLineId: number; purchaseLineId: number; quantity: number };

/**
 * Gives every cancelled unit to the newest earlier purchase of the same customer and product that still has open units,
 * then to the one before it. What finds no purchase stays open.
 * @param lines of one customer and one product, ascending by (placedAt, id)
 */
export function matchCancellations(lines: readonly OpenLine[]): Match[] {
  const matches: Match[] = [];
  const purchases: { id: number; open: number }[] = [];
  for (const line of lines) {
    if (!line.cancellation) {
      purchases.push({ id: line.id, open: line.open });
      continue;
    }
    let left = line.open;
    while (left > 0 && purchases.length > 0) {
      const purchase = purchases.at(-1)!;
      const quantity = Math.min(left, purchase.open);
      matches.push({ cancellationLineId: line.id, purchaseLineId: purchase.id, quantity });
      left -= quantity;
      purchase.open -= quantity;
      if (purchase.open === 0) purchases.pop();
    }
  }
  return matches;
}
