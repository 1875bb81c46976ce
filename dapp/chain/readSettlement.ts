import { type Address, type Client, type Hex, parseEventLogs, zeroAddress } from "viem";
import { getBlock, getCode, getTransactionReceipt, readContract } from "viem/actions";
import { type BasketLine, decodeTerms, type PriceContext, resultFromChain } from "#sdk";
import { programAbi, promotionAbi } from "#sdk/abi";
import { parseClone } from "#sdk/audit/parseClone";
import type { SettledOrder, SettlementFacts } from "../check/SettlementFacts.ts";
import { bookOfView } from "./bookOfView.ts";
import { CheckError } from "../check/CheckError.ts";
import { usesByRule } from "./usesByRule.ts";

/** Where an order was recorded. */
export interface SettlementPlace {
  campaign: Address;
  orderId: Hex;
  transaction: Hex;
}

interface ContextOfEvent {
  time: bigint;
  tier: number;
  audiences: readonly { number: number; value: bigint }[];
  available: readonly { rule: number; uses: bigint }[];
}

/**
 * Reads everything a check of an order needs, from a node and from nobody else.
 * @throws CheckError when there is nothing to check; what viem throws when the node does not answer
 */
export async function readSettlement(client: Client, place: SettlementPlace): Promise<SettlementFacts> {
  const { campaign } = place;
  const [receipt, code] = await Promise.all([
    getTransactionReceipt(client, { hash: place.transaction }),
    getCode(client, { address: campaign }),
  ]);
  const clone = parseClone(code);
  if (!clone) throw new CheckError("NotCampaign");
  const settled = parseEventLogs({ abi: promotionAbi, eventName: "Settled", logs: receipt.logs }).find(
    (log) => sameHex(log.address, campaign) && sameHex(log.args.orderId, place.orderId),
  );
  if (!settled || receipt.status !== "success") throw new CheckError("NotSettled");
  const order = orderOf(settled.args);
  const { program } = clone;
  const [view, answer, held, block, budget, programName] = await Promise.all([
    readContract(client, { address: campaign, abi: promotionAbi, functionName: "terms" }),
    readContract(client, {
      address: campaign,
      abi: promotionAbi,
      functionName: "price",
      args: [settled.args.lines, settled.args.context],
    }),
    readContract(client, { address: campaign, abi: promotionAbi, functionName: "orderOf", args: [place.orderId] }),
    getBlock(client, { blockHash: receipt.blockHash }),
    readContract(client, { address: program, abi: programAbi, functionName: "campaignOf", args: [campaign] }),
    readContract(client, { address: program, abi: programAbi, functionName: "name" }),
  ]);
  return {
    order,
    campaign,
    program,
    programName,
    campaignNumber: budget.number,
    launchedAt: clone.launchedAt,
    settledAt: Number(block.timestamp),
    bookInCode: decodeTerms(clone.terms).book,
    bookOfView: bookOfView(view.book),
    contractPrice: resultFromChain(answer, settled.args.lines),
    pointsMinted: minted(receipt.logs, program, order.account),
    releaseAt: Number(held.releaseAt),
  };
}

const sameHex = (a: Hex, b: Hex) => a.toLowerCase() === b.toLowerCase();

function minted(logs: Parameters<typeof parseEventLogs>[0]["logs"], program: Address, account: Address): number {
  return parseEventLogs({ abi: programAbi, eventName: "Transfer", logs })
    .filter((log) => sameHex(log.address, program) && log.args.from === zeroAddress && sameHex(log.args.to, account))
    .reduce((sum, log) => sum + Number(log.args.value), 0);
}

function orderOf(args: {
  orderId: Hex;
  account: Address;
  quoteHash: Hex;
  lines: readonly { sku: bigint; tags: bigint; price: bigint; quantity: number }[];
  context: ContextOfEvent;
  subtotal: bigint;
  discount: bigint;
  total: bigint;
  points: bigint;
  tickets: bigint;
}): SettledOrder {
  const lines: BasketLine[] = args.lines.map((line) => ({ ...line, price: Number(line.price) }));
  return {
    orderId: args.orderId,
    account: args.account,
    quoteHash: args.quoteHash,
    lines,
    context: contextOf(args.context),
    subtotal: Number(args.subtotal),
    discount: Number(args.discount),
    total: Number(args.total),
    points: Number(args.points),
    tickets: Number(args.tickets),
  };
}

function contextOf({ time, tier, audiences, available }: ContextOfEvent): PriceContext {
  return {
    time: Number(time),
    tier,
    audiences: Object.fromEntries(audiences.map(({ number, value }) => [String(number), Number(value)])),
    available: usesByRule(available),
  };
}
