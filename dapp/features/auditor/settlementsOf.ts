import { type Address, type Client, encodeEventTopics, type Hex } from "viem";
import { getBlockNumber, getCode } from "viem/actions";
import { parseClone } from "#sdk/audit/parseClone";
import { readLogs } from "#sdk/audit/readLogs";
import { promotionAbi } from "#sdk/abi";
import { CheckError } from "../../check/CheckError.ts";

const topics = encodeEventTopics({ abi: promotionAbi, eventName: "Settled" });

/** Where every settlement of a campaign is recorded, oldest first. */
export async function settlementsOf(client: Client, campaign: Address) {
  const [code, head] = await Promise.all([getCode(client, { address: campaign }), getBlockNumber(client)]);
  if (!parseClone(code)) throw new CheckError("NotCampaign");
  const logs = await readLogs(client, { address: campaign, topics: [topics[0]!], fromBlock: 0n, toBlock: head });
  return logs.map((log) => ({ campaign, orderId: log.topics[1] as Hex, transaction: log.transactionHash! }));
}
