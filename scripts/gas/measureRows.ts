import type { Lab } from "./Lab.ts";
import type { Measured } from "./Measured.ts";
import { openShop } from "./openShop.ts";
import { rows } from "./rows.ts";

/** Measures every row, each on the same shop as if no other row had been. */
export async function measureRows(lab: Lab): Promise<Map<string, Measured>> {
  const shop = await openShop(lab);
  const measured = new Map<string, Measured>();
  for (const row of rows) measured.set(row.name, await lab.isolated(() => row.measure(shop)));
  return measured;
}
