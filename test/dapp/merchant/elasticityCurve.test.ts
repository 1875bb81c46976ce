import { expect } from "chai";
import { elasticityCurve } from "../../../dapp/features/merchant/elasticityCurve.ts";
import { expectNear } from "../../support/expectNear.ts";

describe("the picture of how orders answer to prices", () => {
  const bounds = [0.5, 2.5] as const;
  const cheapest = (of: Parameters<typeof elasticityCurve>[0]) => elasticityCurve(of).points[0]!;

  it("has as its band the 95 % interval of the average, as the words say, not the spread between products", () => {
    const measured = { mean: -1.5, error: 0.1, deviation: 0.8, products: 40 };
    const { x, y, low, high } = cheapest({ elasticity: 1.5, measured, bounds });
    expectNear(x, 0.6, 1e-12);
    expectNear(y, 0.6 ** -1.5, 1e-12);
    expectNear(low, 0.6 ** -1.304, 1e-12);
    expectNear(high, 0.6 ** -1.696, 1e-12);
  });

  it("keeps the band within what is believed, around the line", () => {
    const { y, low, high } = cheapest({ elasticity: 0.5, measured: { mean: -0.4, error: 0.2, products: 12 }, bounds });
    expectNear(low, y, 1e-12);
    expectNear(high, 0.6 ** -0.792, 1e-12);
  });

  it("has none where the elasticity is assumed, or its error was not kept", () => {
    for (const measured of [null, { mean: -1.5, products: 40 }]) {
      const { points, hasBand } = elasticityCurve({ elasticity: 1.5, measured, bounds });
      expect(hasBand).to.equal(false);
      for (const { y, low, high } of points) expect([low, high]).to.deep.equal([y, y]);
    }
  });
});
