import type { Address, Hex } from "viem";

/** A block that is stored. */
export type IndexedBlock = { hash: Hex; number: number; parentHash: Hex; timestamp: number };

type Position = { blockHash: Hex; logIndex: number; transactionHash: Hex };

/** Everything of interest in a range of blocks of one chain; addresses in lower case. */
export type ChainRange = {
  /** Blocks with logs, and the last one of the range; ascending. */
  blocks: IndexedBlock[];
  transfers: (Position & { from: Address; to: Address; amount: number })[];
  launches: (Position & { address: Address; implementation: Address; number: number; mintBudget: number })[];
  batches: (Position & { campaign: Address; batch: number; root: Hex; until: number; uri: string })[];
  drawEvents: (Position & { draw: Address; name: string; args: Record<string, string | boolean> })[];
  /** Goods that came back: what the order still earns. */
  returned: (Position & { campaign: Address; orderId: Hex; pointsLeft: number })[];
  settlements: (Position & {
    campaign: Address;
    orderId: Hex;
    account: Address;
    quoteHash: Hex;
    subtotal: number;
    discount: number;
    total: number;
    points: number;
    tickets: number;
    lines: { sku: bigint; tags: bigint; price: number; quantity: number }[];
    context: { time: number; tier: number; audiences: Record<string, number>; available: Record<string, number> };
  })[];
};
