import type { FairAllocation } from "./allocateOffers.ts";
import type { PlannedCustomer } from "./OfferPlan.ts";
import type { OfferReport, OfferSnapshot } from "./OfferSnapshot.ts";

function offerReports(customers: readonly PlannedCustomer[]): OfferReport[] {
  const reports = new Map<string, OfferReport>();
  for (const { arm, rule, value, worstCaseMinor, expectedCostMinor, expectedProfitMinor } of customers) {
    if (arm !== "offered") continue;
    const key = `${rule}/${value}`;
    const zero = { rule, value, customers: 0, expectedCostMinor: 0, expectedProfitMinor: 0, worstCaseMinor: 0 };
    const report = reports.get(key) ?? zero;
    report.customers++;
    report.expectedCostMinor += expectedCostMinor;
    report.expectedProfitMinor += expectedProfitMinor;
    report.worstCaseMinor += worstCaseMinor;
    reports.set(key, report);
  }
  return [...reports.values()].sort((a, b) => a.rule - b.rule || a.value - b.value).map(rounded);
}

function rounded<T extends { expectedCostMinor: number; expectedProfitMinor: number }>(report: T): T {
  return {
    ...report,
    expectedCostMinor: Math.round(report.expectedCostMinor),
    expectedProfitMinor: Math.round(report.expectedProfitMinor),
  };
}

/** What was decided, by offer and by segment, in whole minor units. */
export function reportOffers(
  customers: readonly PlannedCustomer[],
  { allocation, least, most, eligible }: FairAllocation,
  holdoutShare: number,
): Pick<OfferSnapshot, "offers" | "fairness" | "holdout" | "allocation"> {
  return {
    offers: offerReports(customers),
    fairness: eligible.map((count, segment) => {
      const own = customers.filter((each) => each.segment === segment && each.arm === "offered");
      return rounded({
        segment,
        eligible: count,
        offered: own.length,
        least: least[segment]!,
        most: most[segment]!,
        expectedCostMinor: own.reduce((sum, each) => sum + each.expectedCostMinor, 0),
        expectedProfitMinor: own.reduce((sum, each) => sum + each.expectedProfitMinor, 0),
      });
    }),
    holdout: { share: holdoutShare, customers: customers.filter((each) => each.arm === "held").length },
    allocation: {
      expectedProfitMinor: Math.round(allocation.value),
      boundMinor: Math.round(allocation.bound),
      budgetPrice: allocation.prices[0]!,
    },
  };
}
