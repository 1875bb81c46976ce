import { expect } from "chai";
import fc from "fast-check";
import { hypergeometric2F1 } from "../../../../../backend/offers/engine/numeric/hypergeometric2F1.ts";
import { logGamma } from "../../../../../backend/offers/engine/numeric/logGamma.ts";
import { minimize } from "../../../../../backend/offers/engine/numeric/minimize.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

describe("offer engine: numbers", () => {
  it("logGamma gives factorials and the half-integer value", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expectNear(logGamma(n), Math.log(factorial), 1e-11);
      factorial *= n;
    }
    expectNear(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13);
    expectNear(logGamma(0.1), 2.252712651734206, 1e-12);
  });

  it("2F1 matches its elementary special cases", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.95, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (z, a) => {
          expectNear(hypergeometric2F1(1, 1, 2, z), -Math.log(1 - z) / z, 1e-10);
          const power = Math.pow(1 - z, -a);
          expectNear(hypergeometric2F1(a, 2.5, 2.5, z) / power, 1, 1e-10);
        },
      ),
    );
    expectRefusal(() => hypergeometric2F1(1, 1, 2, 1), "Range");
    expectRefusal(() => hypergeometric2F1(1, 1, 2, NaN), "Range");
  });

  it("minimize finds Rosenbrock's valley", () => {
    const { point } = minimize((p) => 100 * (p[1]! - p[0]! ** 2) ** 2 + (1 - p[0]!) ** 2, [-1.2, 1]);
    expectNear(point[0]!, 1, 1e-5);
    expectNear(point[1]!, 1, 1e-5);
    expectRefusal(() => minimize(() => NaN, [0]), "NotFinite");
  });

  it("random numbers repeat under a seed and have the right moments", () => {
    const draw = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 8 }, () => random.uniform());
    };
    expect(draw(42)).to.deep.equal(draw(42));
    expect(draw(42)).not.to.deep.equal(draw(43));
    expectRefusal(() => new Random(0.5), "Range");
    const random = new Random(7);
    const n = 50_000;
    const mean = (next: () => number): number => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += next() / n;
      return sum;
    };
    expectNear(
      mean(() => random.uniform()),
      0.5,
      0.006,
    );
    expectNear(
      mean(() => random.normal() ** 2),
      1,
      0.03,
    );
    expectNear(
      mean(() => random.gamma(0.5)),
      0.5,
      0.015,
    );
    expectNear(
      mean(() => random.gamma(3)),
      3,
      0.04,
    );
    expectNear(
      mean(() => random.beta(2, 6)),
      0.25,
      0.005,
    );
    expectNear(
      mean(() => random.integer(10)),
      4.5,
      0.06,
    );
    expectRefusal(() => random.gamma(0), "Range");
  });

  it("shuffle keeps the values and reaches every order", () => {
    const seen = new Map<string, number>();
    const random = new Random(1);
    for (let i = 0; i < 6000; i++) {
      const key = random.shuffle([1, 2, 3]).join("");
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).to.equal(6);
    for (const count of seen.values()) expect(count).to.be.within(880, 1120);
  });
});
