import { expect } from "chai";
import { checkTotals } from "../../../../scripts/bench/pricing/checkTotals.ts";
import { twin } from "../../../../scripts/bench/pricing/implementations/twin.ts";
import { makeSharedCase } from "../../../../scripts/bench/pricing/makeSharedCase.ts";

describe("The benchmark of pricing", () => {
  for (const [lines, rules] of [
    [10, 5],
    [50, 20],
  ] as const)
    it(`asks of ${lines} lines and ${rules} rules what needs no rounding, and every rule within reach applies`, async () => {
      const shared = makeSharedCase(lines, rules);
      const byHand = (basket: number) => {
        const shelf = shared.baskets[basket]!;
        const subtotal = shelf.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
        return shelf.reduce((sum, { group, price, quantity }) => {
          const { percent, minSpend } = shared.discounts[group]!;
          return sum + (price * quantity * (subtotal < minSpend ? 100 : 100 - percent)) / 100;
        }, 0);
      };
      const totals = new Map([
        ["twin", await twin.prepare(shared)],
        ["by hand", byHand],
      ]);
      await checkTotals(shared.baskets.length, totals);
    });

  it("fails when an implementation reaches another total", async () => {
    const totals = new Map<string, (basket: number) => number | Promise<number>>([
      ["a", (basket) => basket],
      ["b", (basket) => Promise.resolve(basket === 3 ? 4 : basket)],
    ]);
    const outcome = await checkTotals(5, totals).catch((cause: unknown) => cause);
    expect(outcome).to.be.instanceOf(Error).with.property("message", "basket 3 costs 3 with a and 4 with b");
  });
});
