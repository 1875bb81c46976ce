import { expect } from "chai";
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

  it("need purchases", () => {
    expectRefusal(() => new TasteModel(purchases([])), "Empty");
  });
});
