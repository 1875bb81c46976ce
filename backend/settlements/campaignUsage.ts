import { sql } from "drizzle-orm";
import type { Address } from "viem";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { POINTS_BUDGET_RULE } from "../quotes/pointsBudgetRule.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { settlementSchemas } from "./settlementSchemas.ts";

/** How much of every limit, and of the points budget, is used by settled orders and held by live quotes. */
export async function campaignUsage(
  { store, campaigns }: Deps,
  address: Address,
): Promise<z.input<typeof settlementSchemas.usage>> {
  const campaign = await campaigns.get(address);
  const rows = await rowsOf<{ rule: number; settled: number; live: number }>(
    store.session,
    sql`select rule, coalesce(sum(uses) filter (where expires_at is null), 0)::float8 as settled,
               coalesce(sum(uses) filter (where expires_at is not null), 0)::float8 as live
        from reservations where campaign = ${address.toLowerCase()} and account = '' group by rule`,
  );
  const usageOf = (rule: number): { taken: number; settled: number; live: number } => {
    const { settled = 0, live = 0 } = rows.find((row) => row.rule === rule) ?? {};
    return { taken: settled + live, settled, live };
  };
  return {
    items: campaign.book.book.rules.flatMap(({ limit = 0 }, rule) =>
      limit > 0 ? [{ rule, limit, ...usageOf(rule) }] : [],
    ),
    points: { budget: campaign.mintBudget, ...usageOf(POINTS_BUDGET_RULE) },
  };
}
