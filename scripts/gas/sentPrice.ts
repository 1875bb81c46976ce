import type { Basket } from "#sdk";
import type { Promotion } from "../../types/ethers-contracts/index.ts";
import type { Lab } from "./Lab.ts";
import type { Measured } from "./Measured.ts";

function entries(record: Readonly<Record<string, number>> = {}): [number, bigint][] {
  return Object.entries(record).map(([key, value]) => [Number(key), BigInt(value)]);
}

/** Asks a campaign for a price in a transaction, as nobody has to: the view costs a reader nothing. */
export async function sentPrice(lab: Lab, campaign: Promotion, { lines, context }: Basket): Promise<Measured> {
  const request = await campaign.price.populateTransaction([...lines], {
    time: context.time,
    tier: context.tier ?? 0,
    audiences: entries(context.audiences).map(([number, value]) => ({ number, value })),
    available: entries(context.available).map(([rule, uses]) => ({ rule, uses })),
  });
  return lab.send(() => lab.owner.sendTransaction(request));
}
