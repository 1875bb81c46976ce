import { EngineError } from "../numeric/EngineError.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import type { Baskets } from "./Baskets.ts";

/**
 * Packs orders given as customer -> basket -> item numbers. An item repeated within a basket counts once.
 * @param items number of items known; every item number lies below it.
 * @throws EngineError `Empty` without customers or without a single item, `Range` for an item number out of range.
 */
export function toBaskets(histories: readonly (readonly (readonly number[])[])[], items: number): Baskets {
  requireInteger(items, 1, 2 ** 31, "items");
  if (histories.length === 0) throw new EngineError("Empty", "there are no customers: give at least one history");
  const customerStart = new Uint32Array(histories.length + 1);
  const basketStart: number[] = [0];
  const item: number[] = [];
  histories.forEach((baskets, u) => {
    for (const basket of baskets) {
      for (const each of new Set(basket)) {
        if (!Number.isInteger(each) || each < 0 || each >= items) {
          throw new EngineError("Range", `customer ${u} bought item ${each}: item numbers run from 0 to ${items - 1}`);
        }
        item.push(each);
      }
      basketStart.push(item.length);
    }
    customerStart[u + 1] = basketStart.length - 1;
  });
  if (item.length === 0) throw new EngineError("Empty", "no basket holds an item: give at least one purchase");
  return {
    customers: histories.length,
    items,
    customerStart,
    basketStart: Uint32Array.from(basketStart),
    item: Uint32Array.from(item),
  };
}
