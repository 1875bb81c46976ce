import { type PromotionEvidence, readPromotion } from "#sdk";
import type { Address } from "viem";
import type { MerchantClients } from "./merchantClients.ts";

/** What became of a promotion so far, as text: its settlements, uses and budget. */
export async function showCampaign(
  { reader }: MerchantClients | { reader: MerchantClients["reader"] },
  campaign: Address,
) {
  return campaignText(await readPromotion(reader, campaign));
}

function campaignText(evidence: PromotionEvidence): string {
  const { settlements, budget, terms, closesAt } = evidence;
  const currency = terms.book.currency;
  const money = new Intl.NumberFormat("en", currency ? { style: "currency", currency } : { minimumFractionDigits: 2 });
  const amount = (minor: number) => money.format(minor / 100);
  const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
  const sum = (pick: (settlement: (typeof settlements)[number]) => number) =>
    settlements.reduce((total, settlement) => total + pick(settlement), 0);
  const end = closesAt || terms.book.endsAt || 0;
  return [
    `Campaign ${evidence.campaign}, launched ${time(evidence.launchedAt)}${end ? `, ends ${time(end)}` : ", open end"}`,
    "",
    `settlements ${settlements.length}`,
    `sales       ${amount(sum(({ total }) => total))}, after ${amount(sum(({ discount }) => discount))} of discounts`,
    `points      ${budget.minted} given, ${budget.held} held, ${budget.budget - budget.minted - budget.held} left of ${budget.budget}`,
    "",
    "rule                      used    limit",
    ...terms.book.rules.map((rule, index) => {
      const limit = rule.limit ? String(rule.limit) : "none";
      const used = rule.limit ? String(evidence.uses[index]) : "-";
      return `${`${index} ${rule.kind}`.padEnd(22)}${used.padStart(8)}${limit.padStart(9)}`;
    }),
    "",
    "time              order         account       total         points",
    ...settlements.map(
      (order) =>
        `${time(order.blockTime)}  ${order.orderId.slice(0, 12)}  ${order.account.slice(0, 12)}  ${amount(order.total).padEnd(12)}  ${order.points}`,
    ),
  ].join("\n");
}
