import { BOOKKEEPING_BIT, GOODS_BIT, SHIPPING_BIT, VOUCHERS_BIT, tagGroups } from "./tagGroups.ts";

/** Codes of the retailer's own bookkeeping; what is no product code (five digits and letters) is otherwise sold as goods. */
const SHIPPING = new Set(["POST", "DOT", "C2", "SHIPPING"]);
const BOOKKEEPING = new Set([
  "M",
  "D",
  "S",
  "B",
  "BANK CHARGES",
  "AMAZONFEE",
  "CRUK",
  "PADS",
  "ADJUST",
  "TEST001",
  "TEST002",
]);

const bitsByWord = new Map<string, number[]>();
for (const { bit, words } of tagGroups) {
  for (const word of words) bitsByWord.set(word, [...(bitsByWord.get(word) ?? []), bit]);
}

/** The product groups of a product as a bitmap, from its code and its name. */
export function tagsOf(stockCode: string, name: string): bigint {
  if (SHIPPING.has(stockCode)) return 1n << BigInt(SHIPPING_BIT);
  if (BOOKKEEPING.has(stockCode)) return 1n << BigInt(BOOKKEEPING_BIT);
  if (stockCode.startsWith("GIFT_")) return 1n << BigInt(VOUCHERS_BIT);
  let tags = 1n << BigInt(GOODS_BIT);
  for (const word of name.toLowerCase().split(/[^a-z]+/)) {
    for (const bit of bitsByWord.get(word) ?? []) tags |= 1n << BigInt(bit);
  }
  return tags;
}
