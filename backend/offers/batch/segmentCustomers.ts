import { churnWarning } from "../engine/lifetime/churnWarning.ts";
import { lifetimeValue } from "../engine/lifetime/lifetimeValue.ts";
import { findSegments } from "../engine/segments/findSegments.ts";
import { nameSegment } from "../engine/segments/nameSegment.ts";
import { behaviourOf } from "./behaviourOf.ts";
import type { CustomerTable } from "./CustomerTable.ts";
import { historiesOf, type Lifetimes } from "./lifetimesOf.ts";
import { MARGIN } from "./offerTable.ts";
import type { OfferSnapshot, SegmentReport } from "./OfferSnapshot.ts";

/** Rows below which groups would be noise. */
const LEAST_CUSTOMERS = 30;

/** Profit of the next year at 10 % a year, by customer; 0 where there is no model of lifetimes. */
function yearlyValues(table: CustomerTable, { model }: Lifetimes): Float64Array {
  if (model === null) return new Float64Array(table.customer.length);
  const profit = table.spendMinor.map((spend, i) => (MARGIN * spend) / table.orders[i]!);
  return lifetimeValue(model, historiesOf(table), profit, {
    periods: 12,
    periodLength: 52 / 12,
    discountRate: 0.1 / 12,
  });
}

type Found = Pick<OfferSnapshot, "segmentation"> & { label: Uint16Array; segments: SegmentReport[] };

/** The groups that customers fall into, named; groups that a merchant would call alike are one. */
export function segmentCustomers(table: CustomerTable, lifetimes: Lifetimes, seed: number): Found {
  const rows = table.customer.length;
  const groups: Pick<ReturnType<typeof findSegments>, "label" | "segments" | "silhouettes"> & { method: string } =
    rows < LEAST_CUSTOMERS
      ? { method: "none: too few customers", label: new Uint16Array(rows), segments: 1, silhouettes: [] }
      : findSegments(behaviourOf(table), { seed, most: 8 });
  const values = yearlyValues(table, lifetimes);
  const leaving = new Set<number>(lifetimes.model === null ? [] : churnWarning(lifetimes.model, historiesOf(table)));
  const profileOf = (own: readonly number[]) => {
    const median = (of: Float64Array): number => Float64Array.from(own, (i) => of[i]!).sort()[own.length >> 1]!;
    return { silentDays: median(table.silentDays), orders: median(table.orders), spend: median(table.spendMinor) };
  };
  const all = Array.from({ length: rows }, (_, i) => i);
  const everyone = profileOf(all);
  const byName = new Map<string, { name: SegmentReport["name"]; own: number[] }>();
  for (let group = 0; group < groups.segments; group++) {
    const own = all.filter((i) => groups.label[i] === group);
    if (own.length === 0) continue;
    const name = nameSegment(profileOf(own), everyone);
    const known = byName.get(name.en) ?? { name, own: [] as number[] };
    known.own.push(...own);
    byName.set(name.en, known);
  }
  const label = new Uint16Array(rows);
  const segments = [...byName.values()]
    .sort((a, b) => a.name.en.localeCompare(b.name.en, "en"))
    .map(({ name, own }, number): SegmentReport => {
      for (const i of own) label[i] = number;
      const { silentDays, orders, spend } = profileOf(own);
      return {
        name,
        customers: own.length,
        silentDays,
        orders,
        spendMinor: Math.round(spend),
        lifetimeValueMinor: Math.round(own.reduce((sum, i) => sum + values[i]!, 0) / own.length),
        mayBeLeaving: own.filter((i) => leaving.has(i)).length,
      };
    });
  const { method, silhouettes } = groups;
  return { label, segments, segmentation: { method, silhouettes } };
}
