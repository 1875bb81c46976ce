import type { Hex } from "viem";
import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";

/** The points that an order still earns after all its returns so far. */
export interface OrderReturn {
  orderId: Hex;
  pointsLeft: number;
}

const types = {
  OrderReturn: [
    { name: "orderId", type: "bytes32" },
    { name: "pointsLeft", type: "uint64" },
  ],
} as const;

/** EIP-712 typed data that a `Quotes` key signs about a return; twin of contracts/types/OrderReturn.sol. */
export function orderReturnTypedData(domain: PromotionDomain, { orderId, pointsLeft }: OrderReturn) {
  return {
    domain: promotionDomain(domain),
    types,
    primaryType: "OrderReturn",
    message: { orderId, pointsLeft: BigInt(pointsLeft) },
  } as const;
}
