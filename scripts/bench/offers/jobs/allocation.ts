import type { Allocation } from "../../../../backend/offers/engine/allocate/Allocation.ts";
import { allocate } from "../../../../backend/offers/engine/allocate/allocate.ts";
import type { AllocationProblem } from "../../../../backend/offers/engine/allocate/AllocationProblem.ts";
import { optimalAllocation } from "../../../../backend/offers/engine/allocate/optimalAllocation.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { makeAllocation } from "../data/makeAllocation.ts";
import { row } from "../row.ts";

/** How much each limit is broken, summed up again from the choices; 0 or it is a defect. */
function broken({ customers, offers, costs, budgets, fairness }: AllocationProblem, { choice }: Allocation): number {
  let count = 0;
  budgets.forEach((budget, k) => {
    let spent = 0;
    for (let i = 0; i < customers; i++) if (choice[i]! >= 0) spent += costs[k]![i * offers + choice[i]!]!;
    if (spent > budget) count++;
  });
  fairness?.floors.forEach((floor, g) => {
    let exposed = 0;
    for (let i = 0; i < customers; i++) if (fairness.group[i] === g && choice[i]! >= 0) exposed++;
    if (exposed < floor || exposed > fairness.caps[g]!) count++;
  });
  return count;
}

/** Customers in a fixed order, each getting the offer worth most that still fits: what a shop does without prices. */
function firstCome({ customers, offers, value, costs, budgets }: AllocationProblem): number {
  const left = [...budgets];
  let total = 0;
  for (let i = 0; i < customers; i++) {
    let best = -1;
    for (let at = i * offers; at < (i + 1) * offers; at++) {
      if (value[at]! > (best < 0 ? 0 : value[best]!) && costs.every((table, k) => table[at]! <= left[k]!)) best = at;
    }
    if (best < 0) continue;
    total += value[best]!;
    costs.forEach((table, k) => (left[k]! -= table[best]!));
  }
  return total;
}

async function gaps(
  label: string,
  problems: AllocationProblem[],
  bar: number | null,
): Promise<{ rows: BenchRow[]; broken: number }> {
  let [worst, baseline, violations] = [0, 0, 0];
  for (const problem of problems) {
    const found = allocate(problem);
    const optimum = await optimalAllocation(problem);
    worst = Math.max(worst, (optimum - found.value) / optimum);
    baseline = Math.max(baseline, (optimum - firstCome(problem)) / optimum);
    violations += broken(problem, found);
  }
  return {
    rows: [row("allocation", `worst gap to the HiGHS optimum, ${label}`, worst, { bar, baseline, better: "lower" })],
    broken: violations,
  };
}

async function run(): Promise<BenchRow[]> {
  const single = [1, 2, 3, 4, 5].map((seed) =>
    makeAllocation({ customers: 1000, offers: 8, budgets: 1, tightness: 0.1 + 0.05 * seed, seed }),
  );
  const four = [1, 2].map((seed) => makeAllocation({ customers: 200, offers: 6, budgets: 4, tightness: 0.25, seed }));
  const fair = [1, 2].map((seed) =>
    makeAllocation({ customers: 300, offers: 6, budgets: 1, tightness: 0.2, groups: 3, seed }),
  );
  const small = await gaps("1000 customers x 8 offers, one budget", single, 1e-5);
  const several = await gaps("200 customers x 6 offers, four budgets", four, null);
  const groups = await gaps("300 customers x 6 offers, floors and caps", fair, null);
  const rows = [...small.rows, ...several.rows, ...groups.rows];
  let violations = small.broken + several.broken + groups.broken;
  for (const budgets of [1, 4]) {
    const problem = makeAllocation({ customers: 1_000_000, offers: 8, budgets, tightness: 0.25, seed: 9 });
    const started = performance.now();
    const before = process.cpuUsage();
    const found = allocate(problem);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    violations += broken(problem, found);
    rows.push(
      row(
        "allocation",
        `one million customers x 8 offers, ${budgets} budget(s), processor seconds`,
        (user + system) / 1e6,
        {
          ...(budgets === 1 ? { bar: 8 } : {}),
          better: "lower",
          note: `${seconds.toFixed(1)} s on the clock`,
        },
      ),
      row("allocation", `gap to the dual bound, ${budgets} budget(s)`, (found.bound - found.value) / found.bound, {
        baseline: (found.bound - firstCome(problem)) / found.bound,
      }),
    );
  }
  rows.push(row("allocation", "budgets, floors and caps broken", violations, { bar: 0, better: "lower" }));
  return rows;
}

/** Who gets which offer under budgets, against the true optimum of small problems and the clock on a large one. */
export const allocation: BenchJob = { name: "allocation", title: "allocation under budgets (made problems)", run };
