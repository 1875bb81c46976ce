import type { Basket, BasketLine } from "./Basket.ts";
import { BasketError } from "./BasketError.ts";
import type { Work } from "./Work.ts";

const MAX_LINES = 100;
const MAX_QUANTITY = 2 ** 32 - 1;

/**
 * Checks a basket and writes its lines into `work` in canonical order.
 * @returns the lines in canonical order (the same array when they already are)
 * @throws BasketError
 */
export function loadBasket(basket: Basket, work: Work): readonly BasketLine[] {
  const { lines } = basket;
  const count = lines.length;
  if (!(count >= 1 && count <= MAX_LINES))
    throw new BasketError("LineCount", `the basket has ${count} lines; pass 1 to ${MAX_LINES}`);
  let isSorted = true;
  let subtotal = 0;
  for (let i = 0; i < count; i++) {
    const line = lines[i]!;
    checkLine(line, i);
    if (i > 0 && !isBefore(lines[i - 1]!, line)) isSorted = false;
    subtotal += write(line, i, work);
  }
  const sorted = isSorted ? lines : inOrder(lines);
  if (!isSorted) sorted.forEach((line, i) => write(line, i, work));
  if (subtotal > Number.MAX_SAFE_INTEGER)
    throw new BasketError(
      "SubtotalTooLarge",
      "price x quantity of all lines is above 2^53 - 1 minor units; split the basket",
    );
  work.count = count;
  work.left = subtotal;
  return sorted;
}

/** Writes a line into its columns and returns its amount. */
function write({ tags, price, quantity }: BasketLine, i: number, work: Work): number {
  const amount = price * quantity;
  work.tags[i] = tags;
  work.quantity[i] = quantity;
  work.remaining[i] = amount;
  return amount;
}

function checkLine({ sku, tags, price, quantity }: BasketLine, index: number): void {
  if (!isU64(sku)) refuse(index, "sku", "an integer from 0 to 2^64 - 1");
  if (!isU64(tags)) refuse(index, "tags", "an integer from 0 to 2^64 - 1");
  if (!(Number.isSafeInteger(price) && price >= 0)) refuse(index, "price", "an integer from 0 to 2^53 - 1 minor units");
  if (!(Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY))
    refuse(index, "quantity", "an integer from 1 to 2^32 - 1");
}

function isU64(value: bigint): boolean {
  return typeof value === "bigint" && BigInt.asUintN(64, value) === value;
}

function isBefore(a: BasketLine, b: BasketLine): boolean {
  return a.price < b.price || (a.price === b.price && a.sku < b.sku);
}

function inOrder(lines: readonly BasketLine[]): readonly BasketLine[] {
  const sorted = [...lines].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  for (let i = 1; i < sorted.length; i++) {
    const { sku, price } = sorted[i]!;
    if (!isBefore(sorted[i - 1]!, sorted[i]!))
      throw new BasketError("RepeatedLine", `sku ${sku} at price ${price} stands twice; merge the lines`);
  }
  return sorted;
}

function refuse(index: number, field: string, wanted: string): never {
  throw new BasketError("InvalidBasket", `line ${index}: ${field} must be ${wanted}`);
}
