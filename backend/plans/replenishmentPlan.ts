import type { z } from "zod";
import { planReplenishment } from "../offers/engine/price/planReplenishment.ts";
import { countTo } from "./countTo.ts";
import type { planSchemas } from "./planSchemas.ts";

type Request = z.output<typeof planSchemas.replenishmentRequest>;

/** What to order up to, by period and stock. */
export function replenishmentPlan(request: Request): z.input<typeof planSchemas.replenishmentPlan> {
  const { demand, capacity } = request;
  const plan = planReplenishment({
    demand,
    capacity,
    orderCost: request.orderCostMinor,
    unitCost: request.unitCostMinor,
    holdingCost: request.holdingCostMinor,
    lostSaleCost: request.lostSaleCostMinor,
  });
  return {
    expectedCostMinor: [...plan.cost],
    orderUpTo: countTo(demand.length).map((period) => ({
      period,
      byStock: countTo(capacity + 1).map((stock) => plan.orderUpTo(period, stock)),
    })),
  };
}
