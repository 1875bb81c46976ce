import type { Address } from "viem";
import { campaigns } from "../../store/schema/chain.ts";
import type { Session } from "../../store/Session.ts";

/** Campaign addresses that are indexed so far, in lower case. */
export async function knownCampaigns(session: Session): Promise<Address[]> {
  const rows = await session.select({ address: campaigns.address }).from(campaigns);
  return rows.map((row) => row.address as Address);
}
