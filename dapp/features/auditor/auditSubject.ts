import { type Address, type Client, type Hex, parseEventLogs } from "viem";
import { getTransactionReceipt } from "viem/actions";
import { promotionAbi } from "#sdk/abi";
import { readSettlement } from "../../chain/readSettlement.ts";
import { CheckError } from "../../check/CheckError.ts";
import { checkSettlement } from "../../check/checkSettlement.ts";
import type { CheckStep } from "../../check/CheckStep.ts";
import type { SettlementFacts } from "../../check/SettlementFacts.ts";
import { type CampaignSum, checkSums } from "./checkSums.ts";
import type { AuditSubject } from "./parseSubject.ts";
import { readUsage } from "./readUsage.ts";
import { settlementsOf } from "./settlementsOf.ts";

/** What an audit found. */
export interface Audit {
  campaign: Address;
  settlements: { facts: SettlementFacts; steps: CheckStep[]; transaction: Hex }[];
  /** Sums over a whole campaign; none for a single transaction. */
  sums: CampaignSum[];
}

/**
 * Recomputes every settlement of a campaign, or those of one transaction, from a node alone.
 * @throws CheckError when there is nothing to audit
 */
export async function auditSubject(client: Client, subject: AuditSubject): Promise<Audit> {
  const places =
    subject.kind === "campaign"
      ? await settlementsOf(client, subject.campaign)
      : await placesIn(client, subject.transaction);
  const settlements = [];
  // One after the other: public nodes answer a burst with refusals.
  for (const place of places) {
    const facts = await readSettlement(client, place);
    settlements.push({ facts, steps: checkSettlement(facts, null), transaction: place.transaction });
  }
  const campaign = subject.kind === "campaign" ? subject.campaign : places[0]!.campaign;
  const sums =
    subject.kind === "campaign"
      ? checkSums(
          await readUsage(client, campaign),
          settlements.map(({ facts }) => facts),
        )
      : [];
  return { campaign, settlements, sums };
}

async function placesIn(client: Client, transaction: Hex) {
  const receipt = await getTransactionReceipt(client, { hash: transaction });
  const settled = parseEventLogs({ abi: promotionAbi, eventName: "Settled", logs: receipt.logs });
  if (settled.length === 0) throw new CheckError("NotSettled");
  return settled.map((log) => ({ campaign: log.address, orderId: log.args.orderId, transaction }));
}
