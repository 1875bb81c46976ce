import { mulDiv } from "./mulDiv.ts";

/** A settled line: `net` is price x quantity less the discount, in minor units. */
export interface SettledLine {
  net: number;
  quantity: number;
}

/**
 * What returning units `after` + 1 .. `upTo` of a line gives back, in minor units. However the units are returned,
 * the refunds of all of them add up to the net amount.
 * @throws RangeError unless 0 <= after <= upTo <= quantity, quantity >= 1 and net is an amount below 2^53
 */
export function refundOf(line: SettledLine, after: number, upTo: number): number {
  const { net, quantity } = line;
  if (!Number.isSafeInteger(net) || net < 0)
    throw new RangeError(`net is ${net}; pass an integer amount from 0 to 2^53 - 1`);
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    throw new RangeError(`quantity is ${quantity}; pass an integer of at least 1`);
  if (!Number.isSafeInteger(after) || !Number.isSafeInteger(upTo) || after < 0 || upTo < after || upTo > quantity)
    throw new RangeError(`units ${after} + 1 .. ${upTo} are not units of a line of ${quantity}`);
  return mulDiv(net, upTo, quantity) - mulDiv(net, after, quantity);
}
