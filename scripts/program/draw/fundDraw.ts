import { type Address, erc20Abi, erc721Abi } from "viem";
import { type DrawTerms } from "#sdk";
import { drawAbi } from "#sdk/abi";
import { confirmed } from "../confirmed.ts";
import type { MerchantClients } from "../merchantClients.ts";

/**
 * Moves the prizes that are tokens from the owner into escrow; points are held since the launch.
 * @returns false when there are none
 */
export async function fundDraw(clients: MerchantClients, draw: Address, prizes: DrawTerms["prizes"]): Promise<boolean> {
  const needed = new Map<Address, bigint>();
  for (const group of prizes) {
    if (group.kind === "erc721") {
      const call = {
        address: group.token,
        abi: erc721Abi,
        functionName: "approve",
        args: [draw, group.amount],
      } as const;
      await confirmed(clients, await clients.writer.writeContract(call));
    }
    if (group.kind === "erc20")
      needed.set(group.token, (needed.get(group.token) ?? 0n) + group.amount * BigInt(group.quantity));
  }
  for (const [address, amount] of needed) {
    const call = { address, abi: erc20Abi, functionName: "approve", args: [draw, amount] } as const;
    await confirmed(clients, await clients.writer.writeContract(call));
  }
  if (prizes.every(({ kind }) => kind === "points")) return false;
  await confirmed(clients, await clients.writer.writeContract({ address: draw, abi: drawAbi, functionName: "fund" }));
  return true;
}
