import type { Address } from "viem";
import { nodeCode } from "../../../chain/nodeCode.ts";
import type { DrawPlace } from "./drawPath.ts";

/** The place a draw's address names, or null when it was cut or changed on its way. */
export function parseDrawPath({
  chainId = "",
  draw = "",
  node = "",
}: {
  chainId?: string;
  draw?: string;
  node?: string;
}): DrawPlace | null {
  const whole = /^[1-9]\d{0,14}$/.test(chainId) && /^0x[0-9a-fA-F]{40}$/.test(draw);
  const rpcUrl = nodeCode.decode(node);
  return whole && rpcUrl !== null ? { chainId: Number(chainId), draw: draw as Address, rpcUrl } : null;
}
