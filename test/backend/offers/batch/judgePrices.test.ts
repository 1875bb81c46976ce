import { expect } from "chai";
import { judgePrices } from "../../../../backend/offers/batch/judgePrices.ts";
import type { WeeklySales } from "../../../../backend/offers/batch/PurchaseTable.ts";
import { EngineError } from "../../../../backend/offers/engine/numeric/EngineError.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";

const bounds = { lowest: 0.8, highest: 1.2, leastMargin: 0, costShare: 0.5 };

/** Products of 60 weeks; `elasticity` of the first forty and of the last twenty. */
function shop(products: number, elasticity: readonly [number, number], noise = 0.1): WeeklySales[] {
  const random = new Random(4);
  return Array.from({ length: products }, (_, sku) => {
    const price = Array.from({ length: 60 }, () => 80 + 40 * random.uniform());
    const orders = price.map((each, week) => {
      return 50 * (each / 100) ** elasticity[week < 40 ? 0 : 1]! * Math.exp(noise * random.normal());
    });
    return { sku, price, orders, shopOrders: price.map(() => 1_000 + random.integer(9)) };
  });
}

describe("offer batch: do planned prices pay", () => {
  it("surely, where demand goes on answering to prices as it did", async () => {
    const { low, mean, products } = await judgePrices(shop(20, [-5, -5]), bounds);
    expect(products).to.equal(20);
    // 0.8 of the price against half of it as cost: 0.3 x 0.8^-5 for 0.5 x 1.
    expect(mean).to.be.within(0.6, 1.1);
    expect(low).to.be.greaterThan(0);
  });

  it("not where later demand answers otherwise, which the plan could not know", async () => {
    const { high } = await judgePrices(shop(20, [-5, -0.5]), bounds);
    expect(high).to.be.lessThan(0);
  });

  it("cannot be said of few products, or of prices that stood still later", async () => {
    const still = shop(20, [-2, -2]).map((each) => ({ ...each, price: each.price.map((p, w) => (w < 40 ? p : 100)) }));
    for (const sales of [shop(9, [-2, -2]), still, []]) {
      const refused = await judgePrices(sales, bounds).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(EngineError).with.property("code", "TooShort");
    }
  });
});
