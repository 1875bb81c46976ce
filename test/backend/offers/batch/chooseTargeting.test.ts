import { expect } from "chai";
import { chooseTargeting } from "../../../../backend/offers/batch/chooseTargeting.ts";
import type { OfferTrial } from "../../../../backend/offers/batch/OfferTrial.ts";
import { targetingFeatures } from "../../../../backend/offers/batch/targetingFeatures.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import { expectNear } from "../../../support/expectNear.ts";

/** Customers of two kinds: who brings much anyway, whom the response model likes best, and who brings something only for an offer. */
function trial(rows: number, effect: number): OfferTrial {
  const random = new Random(7);
  const customers = Array.from({ length: rows }, () => {
    const loyal = random.integer(2);
    return { responseMinor: 10 + 90 * loyal, chanceAlone: 0.5, segment: loyal === 1 ? "loyal" : "casual" };
  });
  const treated = customers.map(() => (random.uniform() < 0.7 ? 1 : 0));
  const outcome = customers.map(({ segment }, i) => {
    const own = segment === "loyal" ? 500 - effect * treated[i]! : effect * treated[i]!;
    return own + 50 * random.normal();
  });
  const segments = ["casual", "loyal"];
  const features = targetingFeatures(customers, segments);
  return { segments, features, treated, outcome, propensity: treated.map(() => 0.7), reach: 1 };
}

describe("choosing customers", () => {
  it("by what an offer changes, where that surely earned more than choosing the best customers", () => {
    const chosen = chooseTargeting(trial(2_000, 100), [0.3, 0.6, 1]);
    expect(chosen.map(({ share }) => share)).to.deep.equal([0.3, 0.6, 1]);
    for (const { rule, challenger, gain, customers } of chosen) {
      expect(rule)
        .to.equal(challenger)
        .and.to.match(/^[TSDR]+-learner$/);
      expect(gain.low).to.be.greaterThan(0).and.lessThan(gain.mean);
      expect(customers).to.equal(2_000);
    }
    // Instead of 30 % who lose 100 each, 30 % who bring 100 each; for all, half of them are spared a loss of 100.
    expectNear(chosen[0]!.gain.mean, 60, 6);
    expectNear(chosen[2]!.gain.mean, 50, 6);
  });

  it("by response, where the offer changes nothing", () => {
    for (const { rule, gain } of chooseTargeting(trial(2_000, 0), [0.3, 0.6, 1])) {
      expect(rule).to.equal("response");
      expect(gain.low).to.be.at.most(0);
    }
  });

  it("not at all, with few customers", () => {
    expect(chooseTargeting(trial(150, 100), [1])).to.deep.equal([]);
  });
});
