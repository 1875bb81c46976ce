import { bytesToBigInt } from "viem";
import { KEPT_FROM, type SumTree } from "./SumTree.ts";
import { SumTreeError } from "./SumTreeError.ts";
import { RECORD_BYTES } from "./recordBytes.ts";

/** The index of the entry that owns `ticket` (0 to total - 1). */
export function ownerOfTicket(tree: SumTree, ticket: bigint): number {
  const { entries, count, depth, levels, total } = tree;
  if (ticket < 0n || ticket >= total) {
    throw new SumTreeError("no-such-entry", `there are tickets 0 to ${total - 1n}, not ${ticket}`);
  }
  let left = ticket;
  let place = 0;
  const lowest = Math.min(KEPT_FROM, depth);
  for (let level = depth - 1; level >= lowest; level--) {
    place *= 2;
    const sum = sumAt(levels[level]!, place);
    if (left >= sum) {
      left -= sum;
      place++;
    }
  }
  for (let index = place * 2 ** lowest; index < count; index++) {
    const weight = sumAt(entries, index);
    if (left < weight) return index;
    left -= weight;
  }
  throw new SumTreeError("no-such-entry", `no entry owns ticket ${ticket}: the tree does not fit its entries`);
}

function sumAt(records: Uint8Array, place: number): bigint {
  return bytesToBigInt(records.subarray(place * RECORD_BYTES + 32, (place + 1) * RECORD_BYTES));
}
