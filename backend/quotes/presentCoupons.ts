import { couponLeaf, verifyMerkleProof } from "#sdk";
import { promotionAbi } from "#sdk/abi";
import type { Campaign } from "../chain/Campaigns.ts";
import type { Chain } from "../chain/Chain.ts";
import { Problem } from "../http/Problem.ts";
import type { StoredQuote } from "./StoredQuote.ts";

/**
 * Checks that codes are in the campaign's coupon roots and were not used. The code itself never comes here, only its key's address.
 * @throws Problem CouponUnknown, CouponUsed
 */
export async function presentCoupons(chain: Chain, campaign: Campaign, coupons: StoredQuote["coupons"]): Promise<void> {
  for (const { audience, code, salt, proof } of coupons) {
    const root = campaign.coupons.get(audience);
    if (root === undefined || !verifyMerkleProof(root, couponLeaf(code, salt), proof)) {
      throw new Problem(
        422,
        "CouponUnknown",
        "This code is not one of the campaign's. Check that it was typed completely.",
        { audience },
      );
    }
    const used = await chain.client.readContract({
      address: campaign.address,
      abi: promotionAbi,
      functionName: "isCouponUsed",
      args: [code],
    });
    if (used) throw new Problem(422, "CouponUsed", "This code was used already; it works once.", { audience });
  }
}
