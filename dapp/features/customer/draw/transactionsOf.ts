import { getAbiItem, type Hex, toEventSelector } from "viem";
import { beaconAbi, drawAbi, programAbi } from "#sdk/abi";
import type { DrawRecord } from "#sdk/draw/DrawRecord";
import type { DrawStepName } from "./DrawCheckResult.ts";

const topics: readonly (readonly [DrawStepName, Hex])[] = [
  ["origin", toEventSelector(getAbiItem({ abi: programAbi, name: "CampaignLaunched" }))],
  ["escrow", toEventSelector(getAbiItem({ abi: drawAbi, name: "Funded" }))],
  ["fixed", toEventSelector(getAbiItem({ abi: drawAbi, name: "DrawCommitted" }))],
  ["number", toEventSelector(getAbiItem({ abi: beaconAbi, name: "RoundProven" }))],
  ["seed", toEventSelector(getAbiItem({ abi: drawAbi, name: "DrawFulfilled" }))],
  ["winners", toEventSelector(getAbiItem({ abi: drawAbi, name: "WinnerProven" }))],
  ["prizes", toEventSelector(getAbiItem({ abi: drawAbi, name: "PrizePaid" }))],
];

/** The transactions that promises are about: the first of each kind. */
export function transactionsOf({ logs }: DrawRecord): Partial<Record<DrawStepName, Hex>> {
  const found = topics.flatMap(([step, topic]) => {
    const log = logs.find((candidate) => candidate.topics[0] === topic);
    return log ? [[step, log.transactionHash] as const] : [];
  });
  return Object.fromEntries(found);
}
