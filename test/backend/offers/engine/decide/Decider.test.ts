import fc from "fast-check";
import { Decider } from "../../../../../backend/offers/engine/decide/Decider.ts";
import { expectNear } from "../../../../support/expectNear.ts";
import { expectRefusal } from "../expectRefusal.ts";

describe("offer engine: the online decision", () => {
  const model = { intercept: -1, weights: Float64Array.of(0.5, -0.25) };

  it("takes the offer with the greatest expected profit after the budgets' prices", () => {
    const offer = fc.record({
      features: fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
      profit: fc.double({ min: -50, max: 500, noNaN: true }),
      costs: fc.tuple(fc.double({ min: 0, max: 90, noNaN: true }), fc.double({ min: 0, max: 90, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(offer, { minLength: 1, maxLength: 12 }), (offers) => {
        const prices = Float64Array.of(0.3, 1.2);
        const decision = new Decider(model, prices).decide(
          Float64Array.from(offers.flatMap((each) => each.features)),
          Float64Array.from(offers, (each) => each.profit),
          Float64Array.from(offers.flatMap((each) => each.costs)),
        );
        const scores = offers.map(({ features: [x, y], profit, costs: [a, b] }) => {
          const chance = 1 / (1 + Math.exp(1 - 0.5 * x + 0.25 * y));
          return chance * profit - 0.3 * a - 1.2 * b;
        });
        const most = Math.max(0, ...scores);
        expectNear(decision.worth, most, 1e-9);
        expectNear(scores[decision.offer] ?? 0, most, 1e-9);
      }),
    );
  });

  it("refuses shapes that do not fit and scores that are no numbers", () => {
    const decider = new Decider(model, Float64Array.of(1));
    expectRefusal(() => decider.decide(new Float64Array(3), Float64Array.of(1), Float64Array.of(0)), "Shape");
    expectRefusal(() => decider.decide(Float64Array.of(NaN, 1), Float64Array.of(1), Float64Array.of(0)), "NotFinite");
    expectRefusal(() => new Decider(model, Float64Array.of(Infinity)), "NotFinite");
  });
});
