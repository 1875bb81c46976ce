import { formatEther } from "viem";
import type { BeaconNetwork, DrawTerms } from "#sdk";
import type { DrawPlan } from "./DrawPlan.ts";

const DAY = 86_400;

const number = new Intl.NumberFormat("en");
const time = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;

function prizeText(group: DrawTerms["prizes"][number]): string {
  const times = group.quantity === 1 ? "" : `${number.format(group.quantity)} x `;
  if (group.kind === "points") return `${times}${number.format(group.amount)} points`;
  if (group.kind === "erc20") return `${times}${number.format(group.amount)} units of the token ${group.token}`;
  return `number ${group.amount} of the collection ${group.token}`;
}

function claimsText(seconds: number): string {
  return seconds >= DAY ? `${number.format(Math.floor(seconds / DAY))} days` : `${number.format(seconds)} seconds`;
}

/** What a launch fixes for ever, and what only the backend keeps, as text. */
export function describeDraw({ terms, title, promotion, ordersFrom }: DrawPlan, network: BeaconNetwork): string {
  const { mode, prizes, challengeEnd, answerSeconds } = terms;
  const fixed: [string, string][] = [
    ["winners", mode === "distinct" ? "distinct: nobody wins twice" : "independent: one name can win several prizes"],
    ["prizes", prizes.map(prizeText).join("; ")],
    ["tickets count until", time(terms.entriesCloseAt)],
    ["the list is fixed by", `${time(terms.commitBy)}, or the draw is void`],
    ["anybody may doubt it until", time(challengeEnd)],
    ["doubts are answered by", `${time(challengeEnd + answerSeconds)}, or the draw is void`],
    ["the winning number", `${network.isTest ? "TEST BEACON, worth nothing" : `drand ${network.name}`}, after that`],
    ["and latest", `${time(terms.drawBy)}, or a refund can be announced`],
    ["prizes can be claimed for", claimsText(terms.claimSeconds)],
    ["what nobody wins goes to", terms.beneficiary],
    ["most tickets of one name", number.format(terms.maxWeight)],
    ["free entry", terms.freeEntry],
    ["bond of a doubt", `${formatEther(terms.bondWei)} ether at least`],
    ["deposit with the list", `${formatEther(terms.depositWei)} ether, lost when a doubt is left unanswered`],
  ];
  const kept: [string, string][] = [
    ["title", `${title.en} / ${title.zh}`],
    ["tickets come from", `the Tickets rules of ${promotion}`],
    ["orders from", time(ordersFrom)],
  ];
  const lines = (rows: [string, string][]) => rows.map(([name, value]) => `  ${name.padEnd(28)}${value}`).join("\n");
  return `Fixed for ever by the launch:\n${lines(fixed)}\nKept by the backend:\n${lines(kept)}`;
}
