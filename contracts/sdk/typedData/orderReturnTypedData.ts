import type { Hex } from "viem";
import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";

/** The points of an order that are not earned after all, in all its returns so far. */
export interface OrderReturn {
  orderId: Hex;
  points: number;
}

const types = {
  OrderReturn: [
    { name: "orderId", type: "bytes32" },
    { name: "points", type: "uint64" },
  ],
} as const;

/** EIP-712 typed data that a `Quotes` key signs about a return; twin of contracts/types/OrderReturn.sol. */
export function orderReturnTypedData(domain: PromotionDomain, { orderId, points }: OrderReturn) {
  return {
    domain: promotionDomain(domain),
    types,
    primaryType: "OrderReturn",
    message: { orderId, points: BigInt(points) },
  } as const;
}
