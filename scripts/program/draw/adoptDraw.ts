import { randomUUID } from "node:crypto";
import type { Address } from "viem";
import { UsageError } from "../../cli/run.ts";
import type { DrawPlan } from "./DrawPlan.ts";

/**
 * Has the backend at `url` keep the tickets of a launched draw and take its steps. Asking again changes nothing.
 * @throws UsageError with the backend's own words
 */
export async function adoptDraw(
  url: string,
  token: string,
  draw: Address,
  { promotion, title, ordersFrom }: Omit<DrawPlan, "terms">,
): Promise<void> {
  const response = await fetch(`${url.replace(/\/$/, "")}/v1/draws`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": randomUUID(),
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ draw, promotion, title, ordersFrom }),
  }).catch((cause: unknown) => {
    throw new UsageError(`No backend answers at ${url}. Is it running?`, { cause });
  });
  if (response.ok) return;
  const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new UsageError(`The backend did not take the draw: ${detail ?? `status ${response.status}`}`);
}
