import type { Basket, BasketLine } from "./Basket.ts";
import { BasketError } from "./BasketError.ts";
import type { Work } from "./Work.ts";

const MAX_LINES = 100;
const MAX_QUANTITY = 2 ** 32 - 1;
/** One 64-bit word seen as two halves: much faster than shifting BigInts. */
const word = new BigUint64Array(1);
const halves = new Int32Array(word.buffer);
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;

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
  let previous = lines[0]!;
  for (let i = 0; i < count; i++) {
    const line = lines[i]!;
    checkLine(line, i);
    if (i > 0 && !isBefore(previous, line)) isSorted = false;
    previous = line;
  }
  const sorted = isSorted ? lines : inOrder(lines);
  let subtotal = 0;
  for (let i = 0; i < count; i++) {
    const { tags, price, quantity } = sorted[i]!;
    const amount = price * quantity;
    subtotal += amount;
    word[0] = tags;
    work.tagsLow[i] = halves[LOW]!;
    work.tagsHigh[i] = halves[1 - LOW]!;
    work.quantity[i] = quantity;
    work.remaining[i] = amount;
  }
  if (subtotal > Number.MAX_SAFE_INTEGER)
    throw new BasketError(
      "SubtotalTooLarge",
      "price x quantity of all lines is above 2^53 - 1 minor units; split the basket",
    );
  work.subtotal = subtotal;
  work.count = count;
  return sorted;
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
