import { expect } from "chai";
import { churnWarning } from "../../../../../backend/offers/engine/lifetime/churnWarning.ts";
import { expectedPurchases } from "../../../../../backend/offers/engine/lifetime/expectedPurchases.ts";
import { expectedSpend } from "../../../../../backend/offers/engine/lifetime/expectedSpend.ts";
import { fitBgNbd } from "../../../../../backend/offers/engine/lifetime/fitBgNbd.ts";
import { fitGammaGamma } from "../../../../../backend/offers/engine/lifetime/fitGammaGamma.ts";
import { lifetimeValue } from "../../../../../backend/offers/engine/lifetime/lifetimeValue.ts";
import { probabilityAlive } from "../../../../../backend/offers/engine/lifetime/probabilityAlive.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

/** The published fit of the CDNOW customers, in weeks. */
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spend = { p: 6.25, q: 3.74, v: 15.44 };

interface Life {
  x: number;
  last: number;
  later: number;
}

/** One customer drawn from the model: repeats until `age` and in the `horizon` after it. */
function live(random: Random, model: typeof published, age: number, horizon: number): Life {
  const rate = random.gamma(model.r) / model.alpha;
  const leave = random.beta(model.a, model.b);
  const life = { x: 0, last: 0, later: 0 };
  for (let time = 0; ;) {
    time += -Math.log(1 - random.uniform()) / rate;
    if (time > age + horizon) return life;
    if (time <= age) {
      life.x++;
      life.last = time;
    } else life.later++;
    if (random.uniform() < leave) return life;
  }
}

describe("offer engine: lifetime", () => {
  it("repeats the published worked example", () => {
    // Fader, Hardie & Lee (2005), "Implementing the BG/NBD model in Excel": customer 0001 of CDNOW, 39 weeks ahead.
    const history = { frequency: [2], recency: [30.43], age: [38.86] };
    expectNear(expectedPurchases(published, history, 39)[0]!, 1.226, 0.0005);
    // Fader & Hardie (2013), note 025: the population's mean and the first customers' expected spend.
    const expected = expectedSpend(spend, [2, 1, 0], [22.35, 11.77, 0]);
    expectNear(expected[0]!, 24.66, 0.02);
    expectNear(expected[1]!, 18.91, 0.02);
    expectNear(expected[2]!, (6.25 * 15.44) / 2.74, 1e-12);
  });

  it("agrees with customers simulated from the model", () => {
    const random = new Random(11);
    const customers = Array.from({ length: 60_000 }, () => live(random, published, 30, 20));
    const histories = {
      frequency: customers.map((life) => life.x),
      recency: customers.map((life) => life.last),
      age: customers.map(() => 30),
    };
    const expected = expectedPurchases(published, histories, 20);
    const groups: ((life: Life) => boolean)[] = [
      (l) => l.x === 0,
      (l) => l.x === 1,
      (l) => l.x > 1,
      (l) => l.x > 1 && l.last > 25,
    ];
    for (const group of groups) {
      let [guess, truth, count] = [0, 0, 0];
      customers.forEach((life, i) => {
        if (!group(life)) return;
        guess += expected[i]!;
        truth += life.later;
        count++;
      });
      expectNear(guess / count, truth / count, 0.06 * (truth / count) + 0.01);
    }
  });

  it("finds the parameters customers were drawn from, in any unit of time", () => {
    const truth = { r: 0.9, alpha: 6, a: 0.9, b: 2.5 };
    const random = new Random(5);
    const customers = Array.from({ length: 6000 }, () => live(random, truth, 52, 0));
    const histories = (unit: number): Parameters<typeof fitBgNbd>[0] => ({
      frequency: customers.map((life) => life.x),
      recency: customers.map((life) => life.last * unit),
      age: customers.map(() => 52 * unit),
    });
    const weeks = fitBgNbd(histories(1));
    expectNear(weeks.r, 0.9, 0.1);
    expectNear(weeks.alpha, 6, 0.7);
    expectNear(weeks.a / (weeks.a + weeks.b), 0.9 / 3.4, 0.03);
    const days = fitBgNbd(histories(7));
    expectNear(days.alpha / 7, weeks.alpha, 1e-3);
    expectNear(days.r, weeks.r, 1e-4);
  });

  it("finds the spend parameters orders were drawn from", () => {
    const random = new Random(3);
    const orders: number[] = [];
    const means: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const nu = random.gamma(4) / 15;
      const x = random.integer(4);
      let sum = 0;
      for (let k = 0; k < x; k++) sum += random.gamma(6) / nu;
      orders.push(x);
      means.push(x === 0 ? 0 : sum / x);
    }
    const { p, q, v } = fitGammaGamma(orders, means);
    // p and v trade against each other; their product, the spread q and the mean are what the data fix.
    expectNear(q, 4, 0.4);
    expectNear(p * v, 6 * 15, 12);
    expectNear((p * v) / (q - 1), (6 * 15) / 3, 1);
  });

  it("probability alive falls with silence", () => {
    const histories = { frequency: [5, 5, 9, 0], recency: [38, 10, 6, 0], age: [39, 39, 39, 39] };
    const alive = probabilityAlive(published, histories);
    expect(alive[0]!).to.be.greaterThan(alive[1]!);
    expect(alive[3]!).to.equal(1);
  });

  it("warns of customers who are silent for longer than their habit explains, best habit first, also where nobody is known to leave", () => {
    // Three repeats in 12 weeks: Gamma(1 + 3, 4 + 12), so a gap exceeds s weeks with probability (16 / (16 + s))^4: 16 weeks .0625, 18 .049.
    const silent = (weeks: number) => ({ frequency: [3], recency: [12], age: [12 + weeks] });
    const model = { r: 1, alpha: 4, a: 1e-5, b: 1e5 };
    expectNear(probabilityAlive(model, silent(18))[0]!, 1, 1e-3);
    expect([...churnWarning(model, silent(16), 0.05)]).to.deep.equal([]);
    expect([...churnWarning(model, silent(18), 0.05)]).to.deep.equal([0]);
    expect([...churnWarning(model, silent(16), 0.07)]).to.deep.equal([0]);
    // A faster habit is missed sooner; one repeat is no habit.
    const histories = { frequency: [5, 5, 9, 1, 0], recency: [38, 10, 6, 1, 0], age: [39, 39, 39, 39, 39] };
    expect([...churnWarning(published, histories)]).to.deep.equal([2, 1]);
    expectRefusal(() => churnWarning(published, histories, 2), "Range");
  });

  it("lifetime value adds up expected orders when nothing is discounted, and less otherwise", () => {
    const histories = { frequency: [2, 0], recency: [30.43, 0], age: [38.86, 38.86] };
    const terms = { periods: 13, periodLength: 3, discountRate: 0 };
    const value = lifetimeValue(published, histories, [10, 10], terms);
    expectNear(value[0]!, 12.26, 0.005);
    const discounted = lifetimeValue(published, histories, [10, 10], { ...terms, discountRate: 0.02 });
    expect(discounted[0]!).to.be.lessThan(value[0]!);
    expectRefusal(() => lifetimeValue(published, histories, [1], terms), "Shape");
    expectRefusal(() => lifetimeValue(published, histories, [1, 1], { ...terms, periods: 0 }), "Range");
    expectRefusal(() => lifetimeValue(published, histories, [1, 1], { ...terms, periodLength: NaN }), "Range");
  });

  it("refuses histories that cannot be", () => {
    const many = (value: number): number[] => Array.from({ length: 12 }, () => value);
    expectRefusal(() => fitBgNbd({ frequency: [], recency: [], age: [] }), "Empty");
    expectRefusal(() => fitBgNbd({ frequency: [1, 0], recency: [1, 0], age: [2, 2] }), "TooShort");
    expectRefusal(() => fitBgNbd({ frequency: many(0), recency: many(0), age: many(9) }), "Constant");
    expectRefusal(() => fitBgNbd({ frequency: [1], recency: [NaN], age: [2] }), "NotFinite");
    expectRefusal(() => fitBgNbd({ frequency: [1], recency: [1], age: [Infinity] }), "NotFinite");
    expectRefusal(() => fitBgNbd({ frequency: [1.5], recency: [1], age: [2] }), "Range");
    expectRefusal(() => fitBgNbd({ frequency: [1], recency: [3], age: [2] }), "Range");
    expectRefusal(() => fitBgNbd({ frequency: [0], recency: [1], age: [2] }), "Range");
    expectRefusal(() => fitBgNbd({ frequency: [0, 1], recency: [0], age: [2, 2] }), "Shape");
    expectRefusal(() => fitGammaGamma([], []), "Empty");
    expectRefusal(() => fitGammaGamma([1, 2], [3, 4]), "TooShort");
    expectRefusal(() => fitGammaGamma(many(2), many(5)), "Constant");
    expectRefusal(() => fitGammaGamma(many(2), many(-5)), "Range");
    expectRefusal(() => expectedSpend({ p: 6, q: 0.9, v: 15 }, [1], [1]), "Range");
    expectRefusal(() => expectedPurchases(published, { frequency: [1], recency: [1], age: [2] }, -1), "Range");
  });
});
