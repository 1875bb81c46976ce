import { expect } from "chai";
import fc from "fast-check";
import { assignHoldout } from "../../../../../backend/offers/engine/experiment/assignHoldout.ts";
import { evaluateOffPolicy } from "../../../../../backend/offers/engine/experiment/evaluateOffPolicy.ts";
import { sequentialTest } from "../../../../../backend/offers/engine/experiment/sequentialTest.ts";
import { ThompsonBandit } from "../../../../../backend/offers/engine/experiment/ThompsonBandit.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectNear } from "../../../../support/expectNear.ts";
import { expectRefusal } from "../expectRefusal.ts";

describe("offer engine: experiments", () => {
  it("holds out exactly the share, the same for the same seed, everybody alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (customers, share) => {
        const held = assignHoldout(customers, share, 3);
        expect(held.reduce((sum, one) => sum + one, 0)).to.equal(Math.round(share * customers));
        expect(assignHoldout(customers, share, 3)).to.deep.equal(held);
      }),
    );
    const times = new Float64Array(20);
    for (let seed = 0; seed < 4_000; seed++) assignHoldout(20, 0.1, seed).forEach((one, i) => (times[i]! += one));
    // 400 expected with a deviation of 19.
    for (const count of times) expectNear(count, 400, 95);
  });

  it("the sequential interval is the published formula, and its p-value agrees with it", () => {
    // Johari et al. (2022), equation 3.8 for a variance of the difference of V = 2/100 and a prior variance of 1/4.
    const { effect, low, pValue } = sequentialTest(
      { customers: 100, mean: 0.9, variance: 1 },
      { customers: 100, mean: 0.2, variance: 1 },
      0.5,
    );
    const [v, tau] = [0.02, 0.25];
    const ratio = Math.sqrt(v / (v + tau)) * Math.exp((tau * effect ** 2) / (2 * v * (v + tau)));
    expectNear(pValue, 1 / ratio, 1e-12);
    expectNear(
      effect - low,
      Math.sqrt(((2 * v * (v + tau)) / tau) * (Math.log(1 / 0.05) + 0.5 * Math.log((v + tau) / v))),
      1e-12,
    );
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.integer({ min: 2, max: 5_000 }),
        (mean, customers) => {
          const answer = sequentialTest({ customers, mean, variance: 1 }, { customers, mean: 0, variance: 1 }, 0.3);
          expect(answer.low > 0 || answer.high < 0).to.equal(answer.pValue < 0.05);
        },
      ),
    );
  });

  it("may be looked at after every customer: hardly ever wrong without an effect, where a fixed test often is", () => {
    let [sequential, fixed] = [0, 0];
    const runs = 400;
    for (let seed = 0; seed < runs; seed++) {
      const random = new Random(seed);
      const sums = [0, 0];
      let [wrong, wrongFixed] = [false, false];
      for (let n = 1; n <= 500; n++) {
        sums[0]! += random.normal();
        sums[1]! += random.normal();
        if (n < 20) continue;
        const [a, b] = [sums[0]! / n, sums[1]! / n];
        const arm = (mean: number) => ({ customers: n, mean, variance: 1 });
        wrong ||= sequentialTest(arm(a), arm(b), 0.3).pValue < 0.05;
        wrongFixed ||= Math.abs(a - b) > 1.96 * Math.sqrt(2 / n);
      }
      if (wrong) sequential++;
      if (wrongFixed) fixed++;
    }
    expect(sequential / runs).to.be.at.most(0.05);
    expect(fixed / runs).to.be.greaterThan(0.15);
  });

  it("Thompson sampling finds the best arm, and says how likely each draw was", () => {
    const chances = [0.05, 0.1, 0.3];
    const bandit = new ThompsonBandit(3, 4);
    const random = new Random(8);
    const pulls = [0, 0, 0];
    let inverse = 0;
    for (let round = 0; round < 1_500; round++) {
      const { arm, propensity } = bandit.choose();
      pulls[arm]!++;
      if (arm === 0) inverse += 1 / propensity;
      bandit.learn(arm, random.uniform() < chances[arm]! ? 1 : 0);
    }
    expect(pulls[2]).to.be.greaterThan(1_100);
    // Sums of 1 / propensity estimate the number of rounds without bias when the propensities are right.
    expect(inverse).to.be.within(750, 3_000);
  });

  it("values another policy from a log by its propensities", () => {
    // Two arms drawn 3 to 1, rewards 0.2 and 0.6; the policy in question always takes the second.
    const random = new Random(2);
    const log = Array.from({ length: 40_000 }, () => {
      const second = random.uniform() < 0.25;
      return { second, propensity: second ? 0.25 : 0.75, reward: random.uniform() < (second ? 0.6 : 0.2) ? 1 : 0 };
    });
    const { ipw, snipw, doublyRobust } = evaluateOffPolicy({
      reward: log.map((each) => each.reward),
      propensity: log.map((each) => each.propensity),
      target: log.map((each) => (each.second ? 1 : 0)),
      expectedLogged: log.map((each) => (each.second ? 0.55 : 0.25)),
      expectedTarget: log.map(() => 0.55),
    });
    for (const each of [ipw, snipw, doublyRobust!]) {
      expectNear(each.mean, 0.6, 0.02);
      expect(each.low < 0.6 && 0.6 < each.high, `[${each.low}, ${each.high}]`).to.equal(true);
    }
    expect(snipw.error).to.be.lessThan(ipw.error);
    expect(doublyRobust!.error).to.be.lessThan(ipw.error);
  });

  it("the value of the logging policy itself is its mean reward, in every way", () => {
    const reward = [1, 0, 0, 1, 1];
    const propensity = [0.5, 0.2, 0.9, 0.4, 0.7];
    const { ipw, snipw, doublyRobust } = evaluateOffPolicy({ reward, propensity, target: propensity });
    expectNear(ipw.mean, 0.6, 1e-12);
    expectNear(snipw.mean, 0.6, 1e-12);
    expect(doublyRobust).to.equal(null);
  });

  it("refuses bad input", () => {
    expectRefusal(() => assignHoldout(0, 0.1, 1), "Range");
    expectRefusal(() => assignHoldout(10, 1.1, 1), "Range");
    expectRefusal(
      () => sequentialTest({ customers: 1, mean: 0, variance: 0 }, { customers: 2, mean: 0, variance: 0 }, 1),
      "Range",
    );
    expectRefusal(
      () => sequentialTest({ customers: 5, mean: NaN, variance: 0 }, { customers: 5, mean: 0, variance: 0 }, 1),
      "NotFinite",
    );
    expectRefusal(() => evaluateOffPolicy({ reward: [1, 0], propensity: [0, 0.5], target: [1, 1] }), "Range");
    expectRefusal(() => evaluateOffPolicy({ reward: [1, 0], propensity: [0.5, 0.5], target: [0, 0] }), "Constant");
    expectRefusal(() => evaluateOffPolicy({ reward: [1], propensity: [0.5], target: [0] }), "TooShort");
    expectRefusal(() => evaluateOffPolicy({ reward: [1, 1], propensity: [0.5], target: [0, 1] }), "Shape");
    expectRefusal(() => new ThompsonBandit(0, 1), "Range");
    expectRefusal(() => new ThompsonBandit(2, 1).learn(0, 0.5), "Range");
    expectRefusal(() => new ThompsonBandit(2, 1).learn(2, 1), "Range");
  });
});
