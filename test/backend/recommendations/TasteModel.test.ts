import { expect } from "chai";
import { recall } from "../../../backend/offers/engine/measure/recall.ts";
import { Random } from "../../../backend/offers/engine/numeric/Random.ts";
import { learnTaste } from "../../../backend/recommendations/learnTaste.ts";
import { learnTasteInThread } from "../../../backend/recommendations/learnTasteInThread.ts";
import { TasteModel } from "../../../backend/recommendations/TasteModel.ts";
import { expectRefusal } from "../offers/engine/expectRefusal.ts";

/** One line for each [customer, order, sku]. */
function purchases(lines: readonly (readonly [number, number, number])[]) {
  const column = (at: 0 | 1 | 2): Int32Array => Int32Array.from(lines, (line) => line[at]);
  return {
    customer: column(0),
    order: column(1),
    sku: column(2),
    day: new Int32Array(lines.length),
    quantity: new Int32Array(lines.length).fill(1),
    priceMinor: new Float64Array(lines.length).fill(100),
  };
}

describe("recommendations", () => {
  // Tea (10) goes with milk (20) for many; coffee (30) alone. Customer 9 has bought tea twice and coffee once.
  const others = Array.from({ length: 12 }, (_, k) => [
    [k + 20, 100 + k, 10] as const,
    [k + 20, 100 + k, 20] as const,
  ]).flat();
  const model = new TasteModel(purchases([...others, [9, 1, 10], [9, 2, 10], [9, 2, 30], [40, 300, 30]]));

  it("are what one bought most, and what others bought with it, and why", () => {
    expect(model.recommend(9, 5)).to.deep.equal({
      again: [
        { sku: 10, because: null },
        { sku: 30, because: null },
      ],
      new: [{ sku: 20, because: 10 }],
    });
    expect(model.recommend(9, 1).again).to.deep.equal([{ sku: 10, because: null }]);
  });

  it("are what everybody buys for somebody new", () => {
    expect(model.recommend(12_345, 2)).to.deep.equal({
      again: [],
      new: [
        { sku: 10, because: null },
        { sku: 20, because: null },
      ],
    });
  });

  /** Customers of four worlds of ten products each, who hardly ever buy the same product again. */
  const worlds = Array.from({ length: 160 }, (_, customer) => {
    const random = new Random(customer);
    const products = random.shuffle(Int32Array.from({ length: 10 }, (_unused, k) => 10 * (customer % 4) + k));
    return Array.from({ length: 4 }, (_unused, order) => [...products.subarray(2 * order, 2 * order + 2)]);
  });
  const linesOf = (orders: number[][][]) =>
    orders.flatMap((own, customer) =>
      own.flatMap((basket, order) => basket.map((sku) => [customer, 10 * customer + order, sku] as const)),
    );

  it("are ranked by all recommenders together where those find more of the next order than habits, also in a thread", async () => {
    const known = worlds.map((orders) => orders.slice(0, 3));
    const taste = learnTaste(purchases(linesOf(known)))!;
    expect(taste.gain.low).to.be.greaterThan(0);
    expect(await learnTasteInThread(purchases(linesOf(known)))).to.deep.equal(taste);
    const better = new TasteModel(purchases(linesOf(known)), taste);
    expect([model.method, better.method]).to.deep.equal(["personal top frequency", "combination"]);
    const found = worlds.map((orders, customer) => {
      const { again, new: fresh } = better.recommend(customer, 4);
      const own = new Set(known[customer]!.flat());
      expect(again.every(({ sku }) => own.has(sku))).to.equal(true);
      expect(fresh.some(({ sku }) => own.has(sku))).to.equal(false);
      return recall(
        fresh.map(({ sku }) => sku),
        new Set(orders[3]),
      );
    });
    // Four products of the own world are left, and all of them are named.
    expect(found.reduce((sum, each) => sum + each, 0) / found.length).to.be.greaterThan(0.95);
  });

  it("stay with habits where the others find nothing more, or too few customers came back", () => {
    const habits = worlds.map((orders) => [orders[0]!, orders[0]!, orders[0]!]);
    expect(learnTaste(purchases(linesOf(habits)))).to.equal(null);
    expect(learnTaste(purchases(linesOf(worlds.slice(0, 90))))).to.equal(null);
  });

  it("need purchases", () => {
    expectRefusal(() => new TasteModel(purchases([])), "Empty");
  });
});
