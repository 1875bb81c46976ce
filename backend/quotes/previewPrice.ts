import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { contextOf } from "./contextOf.ts";
import { loadLines } from "./loadLines.ts";
import { outcomesOf } from "./outcomesOf.ts";
import { priceWithin } from "./priceWithin.ts";
import type { quoteSchemas } from "./quoteSchemas.ts";
import { readAvailability } from "./readAvailability.ts";
import { resultJson } from "./resultJson.ts";

/** Prices a basket as a quote would, without reserving or signing anything. */
export async function previewPrice(
  deps: Deps,
  request: z.output<typeof quoteSchemas.priceRequest>,
): Promise<z.input<typeof quoteSchemas.priceAnswer>> {
  const { session } = deps.store;
  const campaign = await deps.campaigns.get(request.campaign);
  const lines = await loadLines(session, request.lines);
  const { time, tier, audiences } = await contextOf(deps, campaign, request.account, request.audiences);
  const availability = await readAvailability(session, campaign, request.account ?? "-");
  const { result, available } = priceWithin(campaign, lines, { time, tier, audiences }, availability);
  return {
    result: resultJson(result),
    outcomes: outcomesOf(campaign, { lines, tier, audiences }, result, availability.heldUntil),
    lines: lines.map((line) => ({ ...line, sku: line.sku.toString(), tags: line.tags.toString() })),
    context: { time, tier, audiences, available: Object.fromEntries(available.map(({ rule, uses }) => [rule, uses])) },
  };
}
