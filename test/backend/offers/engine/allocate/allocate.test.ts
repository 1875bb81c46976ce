import { expect } from "chai";
import fc from "fast-check";
import { allocate } from "../../../../../backend/offers/engine/allocate/allocate.ts";
import type { AllocationProblem } from "../../../../../backend/offers/engine/allocate/AllocationProblem.ts";
import { optimalAllocation } from "../../../../../backend/offers/engine/allocate/optimalAllocation.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

interface Shape {
  customers: number;
  offers: number;
  budgets: number;
  tightness: number;
  groups?: number;
  seed: number;
}

function make({ customers, offers, budgets, tightness, groups, seed }: Shape): AllocationProblem {
  const random = new Random(seed);
  const cells = customers * offers;
  const value = Float64Array.from({ length: cells }, () => Math.round(200 * random.uniform()) - 20);
  const costs = Array.from({ length: budgets }, () => Float64Array.from({ length: cells }, () => random.integer(100)));
  const problem = { customers, offers, value, costs, budgets: costs.map(() => Math.round(customers * 50 * tightness)) };
  if (!groups) return problem;
  const group = Uint16Array.from({ length: customers }, (_, i) => i % groups);
  const size = Math.floor(customers / groups);
  const fairness = {
    group,
    floors: Array(groups).fill(Math.floor(size / 3)) as number[],
    caps: Array(groups).fill(size - 1) as number[],
  };
  return { ...problem, eligible: Uint8Array.from(value, () => (random.uniform() < 0.9 ? 1 : 0)), fairness };
}

/** Adds up the choices on its own and expects every limit to hold and the reported sums to be true. */
function expectKept(problem: AllocationProblem, found: ReturnType<typeof allocate>): void {
  const { customers, offers, value, costs, budgets, eligible, fairness } = problem;
  const spent = budgets.map(() => 0);
  const exposed = fairness?.floors.map(() => 0) ?? [0];
  let total = 0;
  for (let i = 0; i < customers; i++) {
    const choice = found.choice[i]!;
    if (choice < 0) continue;
    const at = i * offers + choice;
    if (eligible) expect(eligible[at]).to.equal(1);
    total += value[at]!;
    costs.forEach((table, k) => (spent[k]! += table[at]!));
    exposed[fairness?.group[i] ?? 0]!++;
  }
  expectNear(found.value, total, 1e-6);
  expect(found.exposed).to.deep.equal(exposed);
  spent.forEach((each, k) => {
    expect(each).to.be.at.most(budgets[k]!);
    expectNear(found.spent[k]!, each, 1e-6);
  });
  fairness?.floors.forEach((floor, g) => expect(exposed[g]!).to.be.within(floor, fairness.caps[g]!));
  expect(found.bound).to.be.at.least(found.value - 1e-6);
}

/** The best value by trying every allocation. */
function bruteForce({ customers, offers, value, costs, budgets }: AllocationProblem): number {
  const left = [...budgets];
  const search = (i: number): number => {
    if (i === customers) return 0;
    let best = search(i + 1);
    for (let at = i * offers; at < (i + 1) * offers; at++) {
      if (costs.some((table, k) => table[at]! > left[k]!)) continue;
      costs.forEach((table, k) => (left[k]! -= table[at]!));
      best = Math.max(best, value[at]! + search(i + 1));
      costs.forEach((table, k) => (left[k]! += table[at]!));
    }
    return best;
  };
  return search(0);
}

describe("offer engine: allocate", () => {
  it("never exceeds a budget and stays near the optimum of brute force", () => {
    let [reached, possible] = [0, 0];
    fc.assert(
      fc.property(
        fc.record({
          customers: fc.integer({ min: 1, max: 6 }),
          offers: fc.integer({ min: 1, max: 3 }),
          budgets: fc.integer({ min: 1, max: 4 }),
          tightness: fc.double({ min: 0, max: 1.5, noNaN: true }),
          seed: fc.integer({ min: 1, max: 1e6 }),
        }),
        (shape) => {
          const problem = make(shape);
          const found = allocate(problem);
          expectKept(problem, found);
          const optimum = bruteForce(problem);
          expect(found.value).to.be.at.most(optimum + 1e-9);
          reached += found.value;
          possible += optimum;
        },
      ),
      { numRuns: 300 },
    );
    expect(reached).to.be.at.least(0.97 * possible);
  });

  it("is within 1e-5 of the HiGHS optimum for 1000 customers and 8 offers", async () => {
    const problem = make({ customers: 1000, offers: 8, budgets: 1, tightness: 0.4, seed: 3 });
    const found = allocate(problem);
    expectKept(problem, found);
    const optimum = await optimalAllocation(problem);
    expect(found.value).to.be.at.most(optimum + 1e-6);
    expect((optimum - found.value) / optimum).to.be.at.most(1e-5);
  }).timeout(60_000);

  it("keeps floors and caps, and HiGHS agrees on what that costs", async () => {
    for (const seed of [1, 2]) {
      const problem = make({ customers: 45, offers: 4, budgets: 2, tightness: 0.3, groups: 3, seed });
      const found = allocate(problem);
      expectKept(problem, found);
      const optimum = await optimalAllocation(problem);
      expect(found.value / optimum).to.be.within(0.95, 1 + 1e-9);
    }
  });

  it("keeps everything for random sizes with floors, caps and four budgets", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 300 }), fc.integer({ min: 1, max: 1e6 }), (customers, seed) => {
        const problem = make({ customers, offers: 5, budgets: 4, tightness: 0.5, groups: 4, seed });
        expectKept(problem, allocate(problem));
      }),
      { numRuns: 25 },
    );
  });

  it("fills a cap and never goes beyond it, also between equals with money left over", () => {
    const [customers, cap] = [20, 7];
    const value = new Float64Array(customers).fill(5);
    const fairness = { group: new Uint16Array(customers), floors: [0], caps: [cap] };
    const found = allocate({ customers, offers: 1, value, costs: [value.map(() => 1)], budgets: [1e6], fairness });
    expect(found.exposed).to.deep.equal([cap]);
    expectNear(found.value, 5 * cap, 1e-9);
  });

  it("takes the cheaper offer when a floor has to be paid from the last fraction of a budget", () => {
    const fairness = { group: new Uint16Array(1), floors: [1], caps: [1] };
    const costs = [Float64Array.of(1, 0.4)];
    const found = allocate({
      customers: 1,
      offers: 2,
      value: Float64Array.of(10, -1),
      costs,
      budgets: [0.5],
      fairness,
    });
    expect([...found.choice]).to.deep.equal([1]);
  });

  it("is the same under the same seed, and large problems keep their budgets too", () => {
    const problem = make({ customers: 40_500, offers: 3, budgets: 2, tightness: 0.3, seed: 4 });
    const found = allocate(problem, 7);
    expectKept(problem, found);
    expect(allocate(problem, 7).choice).to.deep.equal(found.choice);
    expect((found.bound - found.value) / found.bound).to.be.below(0.02);
  });

  it("gives nothing on a budget of zero, everything worth something on a large one", () => {
    const problem = make({ customers: 50, offers: 3, budgets: 1, tightness: 0, seed: 1 });
    const costly = { ...problem, costs: [problem.costs[0]!.map((cost) => cost + 1)] };
    expect(allocate(costly).choice.every((choice) => choice === -1)).to.equal(true);
    const rich = allocate({ ...problem, budgets: [1e9] });
    for (let i = 0; i < 50; i++) {
      const best = Math.max(0, ...problem.value.subarray(3 * i, 3 * i + 3));
      expect(rich.choice[i]! < 0 ? 0 : problem.value[3 * i + rich.choice[i]!]).to.equal(best);
    }
    expect([...rich.prices]).to.deep.equal([0]);
  });

  it("refuses bad problems", () => {
    const good = make({ customers: 4, offers: 2, budgets: 1, tightness: 1, seed: 1 });
    expectRefusal(() => allocate({ ...good, customers: 0 }), "Empty");
    expectRefusal(() => allocate({ ...good, customers: 3 }), "Shape");
    expectRefusal(() => allocate({ ...good, budgets: [] }), "Shape");
    expectRefusal(() => allocate({ ...good, budgets: [-1] }), "Range");
    expectRefusal(() => allocate({ ...good, budgets: [NaN] }), "Range");
    expectRefusal(() => allocate({ ...good, value: good.value.map(() => NaN) }), "NotFinite");
    expectRefusal(() => allocate({ ...good, costs: [good.value.map(() => -1)] }), "Range");
    expectRefusal(() => allocate({ ...good, costs: [good.value.map(() => Infinity)] }), "NotFinite");
    const fairness = { group: new Uint16Array(4), floors: [3], caps: [4] };
    const costs = [good.value.map(() => 10)];
    expectRefusal(() => allocate({ ...good, costs, budgets: [25], fairness }), "Range");
    expectRefusal(() => allocate({ ...good, fairness: { ...fairness, floors: [5] } }), "Range");
  });
});
