import { expect } from "chai";
import { policyValues } from "../../../backend/decisions/policyValues.ts";
import { Random } from "../../../backend/offers/engine/numeric/Random.ts";

type Logged = Parameters<typeof policyValues>[0][number];

/** Customers of two segments; an offer adds 200 to what they bring, of which their chance to buy anyway explains most. */
function simulated(customers: number): Logged[] {
  const random = new Random(3);
  return Array.from({ length: customers }, () => {
    const heldOut = random.uniform() < 0.2;
    const chanceAlone = random.uniform();
    const segment = random.uniform() < 0.5 ? "Regulars" : "Newcomers";
    const profit =
      2_000 * chanceAlone + (segment === "Regulars" ? 500 : 0) + (heldOut ? 0 : 200) + 50 * random.normal();
    const before = { segment, chanceAlone, responseMinor: 0, reach: 1 };
    return { heldOut, propensity: heldOut ? 0.2 : 0.8, profit, before };
  });
}

describe("what other policies would have brought", () => {
  const logged = simulated(2_000);
  const width = ({ lowMinor, highMinor }: { lowMinor: number; highMinor: number }) => highMinor - lowMinor;

  it("is told by three estimators, each with an interval that has the truth, and sharpest by the doubly robust one", () => {
    const [everybody, nobody] = policyValues(logged);
    // 1 000 on average by chance, 250 by segment.
    for (const [policy, truth] of [[everybody!, 1_450] as const, [nobody!, 1_250] as const]) {
      for (const estimate of [policy.ipw, policy.snipw, policy.doublyRobust]) {
        expect(estimate.lowMinor).to.be.lessThan(truth);
        expect(estimate.highMinor).to.be.greaterThan(truth);
        expect(estimate.perCustomerMinor).to.be.within(estimate.lowMinor, estimate.highMinor);
      }
    }
    // Of those held out there are few: there a model of the profit helps most.
    expect(width(nobody!.snipw)).to.be.lessThan(0.7 * width(nobody!.ipw));
    expect(width(nobody!.doublyRobust)).to.be.lessThan(0.7 * width(nobody!.snipw));
    expect(everybody!.doublyRobust.lowMinor).to.be.greaterThan(nobody!.doublyRobust.highMinor);
  });

  it("is known also of customers of whom nothing is known any more, if less surely", () => {
    const [, nobody] = policyValues(logged.map((decision) => ({ ...decision, before: null })));
    const [, known] = policyValues(logged);
    expect(nobody!.doublyRobust.lowMinor).to.be.lessThan(1_250);
    expect(nobody!.doublyRobust.highMinor).to.be.greaterThan(1_250);
    expect(width(nobody!.doublyRobust)).to.be.greaterThan(1.3 * width(known!.doublyRobust));
  });
});
