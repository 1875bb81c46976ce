import type { Measured } from "./Measured.ts";
import { rows } from "./rows.ts";
import type { Shop } from "./Shop.ts";

/** Measures every row, each as if no other row had been. */
export async function measureRows(shop: Shop): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const row of rows) measured.set(row.name, await shop.lab.isolated(() => row.measure(shop)));
  return measured;
}
