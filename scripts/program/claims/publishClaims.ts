import { programAbi } from "#sdk";
import type { Address, ContractFunctionArgs, Hex } from "viem";
import { UsageError } from "../../cli/run.ts";
import { confirmed } from "../confirmed.ts";
import type { MerchantClients } from "../merchantClients.ts";
import type { Claim } from "./Claim.ts";
import type { Publication } from "./publicationOf.ts";

type Roots = ContractFunctionArgs<typeof programAbi, "nonpayable", "publishClaims">[0];

/**
 * Sets the roots of the trees; what was published before stays valid.
 * @param uri where the publication's text can be had
 * @throws UsageError when a claim is of an epoch that has not begun: nobody could use it
 */
export async function publishClaims(
  clients: MerchantClients,
  options: { program: Address; claims: readonly Claim[]; publication: Publication; uri: string },
): Promise<Hex> {
  const { program, claims, publication, uri } = options;
  const contract = { address: program, abi: programAbi } as const;
  const epoch = Number(await clients.reader.readContract({ ...contract, functionName: "epoch" }));
  const early = claims.find(({ totals }) => totals.epoch > epoch);
  if (early !== undefined)
    throw new UsageError(
      `${early.account} has a claim of epoch ${early.totals.epoch}; the program is in epoch ${epoch}.`,
    );
  const roots: readonly Hex[] = publication.trees.roots;
  const { transactionHash } = await confirmed(
    clients,
    await clients.writer.writeContract({
      ...contract,
      functionName: "publishClaims",
      args: [roots as Roots, publication.dataHash, uri],
    }),
  );
  return transactionHash;
}
