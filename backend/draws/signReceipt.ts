import type { Address, Hex } from "viem";
import { programAbi } from "#sdk/abi";
import { type TicketReceipt, ticketReceiptTypedData } from "#sdk";
import type { Deps } from "../Deps.ts";

/**
 * Signs a cumulative ticket receipt. A receipt counts by its own time, so it is dated no earlier than the key that signs it.
 * @returns undefined when it would be dated after the close, or there is no key for tickets
 */
export async function signReceipt(
  { chain, issuers }: Pick<Deps, "chain" | "issuers">,
  draw: { address: Address; entriesCloseAt: number },
  { entrant, tickets, finalAt: lastFinalAt }: TicketReceipt,
): Promise<(TicketReceipt & { signature: Hex }) | undefined> {
  if (issuers.tickets === undefined) return undefined;
  const { validFrom } = await chain.client.readContract({
    address: chain.program,
    abi: programAbi,
    functionName: "issuerOf",
    args: [issuers.tickets.address],
  });
  const finalAt = Math.max(lastFinalAt, validFrom);
  if (validFrom === 0 || finalAt > draw.entriesCloseAt) return undefined;
  const receipt = { entrant, tickets, finalAt };
  const typedData = ticketReceiptTypedData({ chainId: chain.chainId, draw: draw.address }, receipt);
  return { ...receipt, signature: await issuers.tickets.signTypedData(typedData) };
}
