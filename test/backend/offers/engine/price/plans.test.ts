import { expect } from "chai";
import fc from "fast-check";
import { poisson } from "../../../../../backend/offers/engine/numeric/poisson.ts";
import { planMarkdown } from "../../../../../backend/offers/engine/price/planMarkdown.ts";
import { planPrices } from "../../../../../backend/offers/engine/price/planPrices.ts";
import { planReplenishment } from "../../../../../backend/offers/engine/price/planReplenishment.ts";
import { expectNear } from "../../../../support/expectNear.ts";
import { expectRefusal } from "../expectRefusal.ts";

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => (error as { code?: string }).code);
}

describe("offer engine: price and stock plans", () => {
  const one = { price: [10], cost: [6], demand: [100], elasticity: [-3], stock: [Infinity] };

  it("asks the monopoly price of constant elasticity where nothing binds", async () => {
    // cost * e / (e - 1) with e = 3: 9.
    const plan = await planPrices(one, { lowest: 0.5, highest: 1.5, steps: 101 });
    expectNear(plan.price[0]!, 9, 1e-9);
    expectNear(plan.units[0]!, 100 * 0.9 ** -3, 1e-6);
    expectNear(plan.profit, 3 * 100 * 0.9 ** -3, 1e-6);
  });

  it("keeps bounds, stock and margin", async () => {
    expectNear((await planPrices(one, { lowest: 0.95, highest: 1.5 })).price[0]!, 9.5, 1e-9);
    const scarce = await planPrices({ ...one, stock: [80] }, { lowest: 0.5, highest: 1.5, steps: 101 });
    expectNear(scarce.units[0]!, 80, 1e-6);
    // Demand of 80 is at 10 * 0.8^(-1/3); the schedule mixes the two prices of the grid around it.
    expectNear(scarce.price[0]!, 10 * 0.8 ** (-1 / 3), 0.02);
    const margin = await planPrices(one, { lowest: 0.5, highest: 1.5, steps: 101, leastMargin: 0.4 });
    expect(margin.profit / margin.revenue).to.be.at.least(0.4 - 1e-9);
    expect(await refusalOf(planPrices(one, { lowest: 0.9, highest: 1.1, leastMargin: 0.9 }))).to.equal("Range");
    expect(await refusalOf(planPrices({ ...one, stock: [1] }, { lowest: 1, highest: 1.1 }))).to.equal("Range");
  });

  it("is the best of all combinations of prices when only bounds hold", async () => {
    const product = fc.record({
      price: fc.integer({ min: 5, max: 50 }),
      cost: fc.integer({ min: 1, max: 30 }),
      demand: fc.integer({ min: 0, max: 200 }),
      elasticity: fc.double({ min: -4, max: 0, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 3 }), async (products) => {
        const of = (name: keyof (typeof products)[number]) => products.map((each) => each[name]);
        const columns = { price: of("price"), cost: of("cost"), demand: of("demand"), elasticity: of("elasticity") };
        const plan = await planPrices(
          { ...columns, stock: products.map(() => Infinity) },
          { lowest: 0.8, highest: 1.2, steps: 3 },
        );
        const best = products.map(({ price, cost, demand, elasticity }) =>
          Math.max(...[0.8, 1, 1.2].map((ratio) => (price * ratio - cost) * demand * ratio ** elasticity)),
        );
        expectNear(
          plan.profit,
          best.reduce((sum, value) => sum + value, 0),
          1e-5,
        );
      }),
      { numRuns: 8 },
    );
  });

  it("Poisson probabilities are those of the books, the last one for the rest", () => {
    const chances = poisson(2, 4);
    const expected = [1, 2, 2, 8 / 6].map((term) => term * Math.exp(-2));
    expected.forEach((chance, k) => expectNear(chances[k]!, chance, 1e-15));
    expectNear(
      chances.reduce((sum, chance) => sum + chance, 0),
      1,
      1e-12,
    );
  });

  /** Expected revenue by trying everything, forwards. */
  function markdownByHand(left: number, periods: number, last: number, prices: number[], demand: number[]): number {
    if (periods === 0 || left === 0) return 0;
    let most = 0;
    for (let j = last; j < prices.length; j++) {
      const chances = poisson(demand[j]!, left);
      let worth = 0;
      for (let k = 0; k <= left; k++) {
        worth += chances[k]! * (k * prices[j]! + markdownByHand(left - k, periods - 1, j, prices, demand));
      }
      most = Math.max(most, worth);
    }
    return most;
  }

  it("the markdown plan is worth what trying everything finds, and follows it", () => {
    const [prices, demand] = [
      [10, 7, 4],
      [0.8, 1.5, 3],
    ];
    const plan = planMarkdown({ stock: 4, periods: 3, prices, demand, salvage: 0 });
    expectNear(plan.value, markdownByHand(4, 3, 0, prices, demand), 1e-9);
    // With a single unit and time left it waits at a high price; with much stock and no time it clears.
    expect(plan.priceAt(0, 1, 0)).to.be.at.most(plan.priceAt(2, 4, 0));
    expect(plan.priceAt(2, 4, 0)).to.equal(2);
    expect(plan.priceAt(0, 1, 2)).to.equal(2);
    const last = planMarkdown({ stock: 2, periods: 1, prices: [10, 4], demand: [0.2, 5], salvage: 3 });
    const chances = poisson(5, 2);
    const clearing = chances[0]! * 6 + chances[1]! * 7 + chances[2]! * 8;
    const waiting = 6 + 7 * (poisson(0.2, 2)[1]! + 2 * poisson(0.2, 2)[2]!);
    expectNear(last.value, Math.max(clearing, waiting), 1e-9);
  });

  it("one period of replenishment is the newsvendor's", () => {
    // Lost sale 9, unit 3, no holding: order up to the 2/3 quantile of the demand.
    const plan = planReplenishment({
      demand: [6],
      capacity: 30,
      orderCost: 0,
      unitCost: 3,
      holdingCost: 0,
      lostSaleCost: 9,
    });
    const chances = poisson(6, 30);
    let [level, below] = [0, chances[0]!];
    while (below < 2 / 3) below += chances[++level]!;
    expect(plan.orderUpTo(0, 0)).to.equal(level);
    expect(plan.orderUpTo(0, level + 3)).to.equal(level + 3);
  });

  it("costs what simulation finds, orders below s up to S, and less often when orders are dear", () => {
    const costs = { unitCost: 1, holdingCost: 0.2, lostSaleCost: 6 };
    const demand = [2, 3, 4, 3, 2, 2];
    const dear = planReplenishment({ demand, capacity: 25, orderCost: 8, ...costs });
    const cheap = planReplenishment({ demand, capacity: 25, orderCost: 0, ...costs });
    for (const [period] of demand.entries()) {
      const levels = Array.from({ length: 26 }, (_, stock) => dear.orderUpTo(period, stock));
      const s = levels.findIndex((level, stock) => level === stock);
      expect(levels.slice(0, s).every((level) => level === levels[0])).to.equal(true);
      expect(levels.slice(s).every((level, k) => level === s + k)).to.equal(true);
      expect(s).to.be.at.most(Math.max(1, cheap.orderUpTo(period, 0)));
    }
    // Expected cost from stock 5 by following the plan forwards over the distribution of stocks.
    let stocks = new Float64Array(26);
    stocks[5] = 1;
    let total = 0;
    demand.forEach((mean, period) => {
      const chances = poisson(mean, 60);
      const next = new Float64Array(26);
      stocks.forEach((weight, stock) => {
        if (weight === 0) return;
        const level = dear.orderUpTo(period, stock);
        if (level > stock) total += weight * (8 + level - stock);
        chances.forEach((chance, asked) => {
          const left = Math.max(0, level - asked);
          total += weight * chance * (0.2 * left + 6 * Math.max(0, asked - level));
          next[left]! += weight * chance;
        });
      });
      stocks = next;
    });
    expectNear(dear.cost[5]!, total, 1e-6);
  });

  it("refuses bad input", async () => {
    const ladder = { stock: 5, periods: 2, prices: [3, 4], demand: [1, 1], salvage: 0 };
    expectRefusal(() => planMarkdown(ladder), "Range");
    expectRefusal(() => planMarkdown({ ...ladder, prices: [4], demand: [1, 2] }), "Shape");
    expectRefusal(() => planMarkdown({ ...ladder, prices: [], demand: [] }), "Empty");
    const stock = { demand: [1], capacity: 5, orderCost: 0, unitCost: 1, holdingCost: 0, lostSaleCost: 2 };
    expectRefusal(() => planReplenishment({ ...stock, demand: [NaN] }), "NotFinite");
    expectRefusal(() => planReplenishment({ ...stock, unitCost: -1 }), "Range");
    expect(await refusalOf(planPrices({ ...one, elasticity: [1] }, { lowest: 0.9, highest: 1.1 }))).to.equal("Range");
    expect(await refusalOf(planPrices({ ...one, cost: [] }, { lowest: 0.9, highest: 1.1 }))).to.equal("Empty");
  });
});
