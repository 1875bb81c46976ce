import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import { offerLeaf, verifyMerkleProof } from "#sdk";
import { promotionAbi } from "#sdk/abi";
import type { Offer } from "../api/Offer.ts";

/** What a check of an offer found. */
export interface OfferVerdict {
  /** The batch's root stands in the campaign. */
  committed: boolean;
  /** The offer, for this account and with these figures, is in the batch. */
  included: boolean;
  /** The batch stood on the chain before the offer began. */
  early: boolean;
  /** Unix seconds. */
  committedAt: number;
}

/** Checks an offer against the chain: in the committed batch, and committed before it began. */
export async function checkOffer(client: Client, offer: Offer, account: Address): Promise<OfferVerdict> {
  const batch = await readContract(client, {
    address: offer.campaign,
    abi: promotionAbi,
    functionName: "batchOf",
    args: [offer.root],
  });
  const committed = batch.number > 0;
  const leaf = offerLeaf(
    { audience: offer.audience, account, value: offer.value, from: offer.from, until: offer.until },
    offer.salt,
  );
  return {
    committed,
    included: verifyMerkleProof(offer.root, leaf, offer.proof),
    early: committed && batch.committedAt <= offer.from,
    committedAt: Number(batch.committedAt),
  };
}
