import { programAbi } from "#sdk";
import type { Address } from "viem";
import { confirmed } from "./confirmed.ts";
import type { MerchantClients } from "./merchantClients.ts";

/** What a key may sign; the order of the contract's enum `Role`, whose 0 is no role. */
export const issuerRoles = ["claims", "quotes", "audiences", "receipts", "tickets", "anchors"] as const;
export type IssuerRole = (typeof issuerRoles)[number];

/** Names a key that signs for the merchant; it counts from the block it is named in. */
export async function addIssuer(clients: MerchantClients, program: Address, key: Address, role: IssuerRole) {
  const { timestamp } = await clients.reader.getBlock();
  // The block that includes the call is later than the newest one: a few seconds cover the wait for it.
  const validFrom = Math.max(Number(timestamp), Math.floor(Date.now() / 1000)) + 3;
  return confirmed(
    clients,
    await clients.writer.writeContract({
      address: program,
      abi: programAbi,
      functionName: "addIssuer",
      args: [key, issuerRoles.indexOf(role) + 1, validFrom],
    }),
  );
}
