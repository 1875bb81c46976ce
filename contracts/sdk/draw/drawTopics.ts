import { getAbiItem, toEventSelector } from "viem";
import { beaconAbi, drawAbi, programAbi } from "../abi.ts";

const names = [
  "Funded",
  "DrawCommitted",
  "Entered",
  "LeafChallenged",
  "LeafAnswered",
  "OmissionChallenged",
  "OmissionAnswered",
  "DrawFulfilled",
  "WinnerProven",
  "Redrawn",
  "PrizePaid",
  "PrizeUnclaimed",
  "Refunded",
] as const;

/** The first topics of the events that a draw is judged by. */
export const drawTopics = {
  events: names.map((name) => toEventSelector(getAbiItem({ abi: drawAbi, name }))),
  proven: toEventSelector(getAbiItem({ abi: beaconAbi, name: "RoundProven" })),
  launched: toEventSelector(getAbiItem({ abi: programAbi, name: "CampaignLaunched" })),
};
