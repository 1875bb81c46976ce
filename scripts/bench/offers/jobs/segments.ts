import { behaviourOf } from "../../../../backend/offers/batch/behaviourOf.ts";
import type { Cut } from "../../../../backend/offers/batch/Cut.ts";
import { bootstrapInterval } from "../../../../backend/offers/engine/measure/bootstrapInterval.ts";
import { findSegments } from "../../../../backend/offers/engine/segments/findSegments.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { customerCuts } from "../data/customerCuts.ts";
import { row } from "../row.ts";

const job = "segments";

/** Share of the spread of `values` that lies between the groups. */
function explained(values: ArrayLike<number>, group: ArrayLike<number>, rows: ArrayLike<number>): number {
  const groups = new Map<number, { sum: number; count: number }>();
  let [sum, square] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    sum += value;
    square += value * value;
    const own = groups.get(group[rows[k]!]!) ?? { sum: 0, count: 0 };
    own.sum += value;
    own.count++;
    groups.set(group[rows[k]!]!, own);
  }
  const mean = sum / rows.length;
  const between = [...groups.values()].reduce((total, own) => total + own.count * (own.sum / own.count - mean) ** 2, 0);
  return between / (square - rows.length * mean * mean);
}

/** As many groups of equal size by past spend alone. */
function bySpend(spend: ArrayLike<number>, groups: number): Uint16Array {
  const order = Array.from({ length: spend.length }, (_, i) => i).sort((a, b) => spend[a]! - spend[b]!);
  const label = new Uint16Array(spend.length);
  order.forEach((i, k) => (label[i] = Math.floor((k * groups) / order.length)));
  return label;
}

async function run(folder: string): Promise<BenchRow[]> {
  const [{ table }] = (await customerCuts(folder, [["2011-09-09", "2011-12-10"]])) as [Cut];
  const found = findSegments(behaviourOf(table), { seed: 1, most: 8 });
  const simple = bySpend(table.spendMinor, found.segments);
  const later = table.spentLaterMinor.map(Math.log1p);
  const customers = table.customer;
  const all = Uint32Array.from(customers, (_, i) => i);
  const interval = (of: (rows: Uint32Array) => number) =>
    bootstrapInterval(customers.length, of, { seed: 42, rounds: 300 });
  const share = interval((rows) => explained(later, found.label, rows));
  const gain = interval((rows) => explained(later, found.label, rows) - explained(later, simple, rows));
  return [
    ...found.silhouettes.map(({ method, segments, silhouette }) =>
      row(job, `silhouette of ${method}, ${segments} segments`, silhouette ?? -1, {
        note:
          method === found.method
            ? "separates best: the engine uses it"
            : silhouette === null
              ? "no usable groups"
              : "",
      }),
    ),
    row(job, "spread of the next 91 days' spend between segments", share.value, {
      low: share.low,
      high: share.high,
      baseline: explained(later, simple, all),
      note:
        gain.low > 0 ? "says more than as many groups by past spend" : "says no more than as many groups by past spend",
    }),
  ];
}

/** Whether groups found in behaviour say what customers will do: found on what was known at 2011-09-09. */
export const segments: BenchJob = { name: job, title: "segments (onlineretail)", run };
