import { expect } from "chai";
import fc from "fast-check";
import { recall } from "../../../../../backend/offers/engine/measure/recall.ts";
import { cholesky } from "../../../../../backend/offers/engine/numeric/cholesky.ts";
import { choleskySolve } from "../../../../../backend/offers/engine/numeric/choleskySolve.ts";
import { invertPositive } from "../../../../../backend/offers/engine/numeric/invertPositive.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { because } from "../../../../../backend/offers/engine/recommend/because.ts";
import { fitEase } from "../../../../../backend/offers/engine/recommend/fitEase.ts";
import { fitImplicitFactors } from "../../../../../backend/offers/engine/recommend/fitImplicitFactors.ts";
import { makeCandidates } from "../../../../../backend/offers/engine/recommend/makeCandidates.ts";
import { nearestRows } from "../../../../../backend/offers/engine/recommend/nearestRows.ts";
import { personalFrequency } from "../../../../../backend/offers/engine/recommend/personalFrequency.ts";
import { popularity } from "../../../../../backend/offers/engine/recommend/popularity.ts";
import { scoreByCustomers } from "../../../../../backend/offers/engine/recommend/scoreByCustomers.ts";
import { scoreByEase } from "../../../../../backend/offers/engine/recommend/scoreByEase.ts";
import { scoreByFactors } from "../../../../../backend/offers/engine/recommend/scoreByFactors.ts";
import { scoreByHabit } from "../../../../../backend/offers/engine/recommend/scoreByHabit.ts";
import { scoreByItems } from "../../../../../backend/offers/engine/recommend/scoreByItems.ts";
import { toBaskets } from "../../../../../backend/offers/engine/recommend/toBaskets.ts";
import { topItems } from "../../../../../backend/offers/engine/recommend/topItems.ts";
import { transpose } from "../../../../../backend/offers/engine/recommend/transpose.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

const tea = [[[0, 1], [0]], [[0, 1]], [[2, 3]], [[2, 3], [2]], [[0], [2]]];

/** Random histories of 20 customers over 8 items. */
function histories(seed: number): number[][][] {
  const random = new Random(seed);
  const basket = (): number[] => Array.from({ length: 1 + random.integer(3) }, () => random.integer(8));
  return Array.from({ length: 20 }, () => Array.from({ length: 1 + random.integer(3) }, basket));
}

const dense = (m: ReturnType<typeof personalFrequency>): number[][] =>
  Array.from({ length: m.rows }, (_, i) => {
    const line = Array<number>(m.columns).fill(0);
    for (let k = m.start[i]!; k < m.start[i + 1]!; k++) line[m.column[k]!] = m.value[k]!;
    return line;
  });

describe("offer engine: recommend", () => {
  it("counts habits, and lets old ones fade", () => {
    const baskets = toBaskets(tea, 4);
    expect(dense(personalFrequency(baskets))[0]).to.deep.equal([2, 1, 0, 0]);
    expect(dense(personalFrequency(baskets, 0.5))[0]).to.deep.equal([1.5, 0.5, 0, 0]);
    const scores = new Float64Array(4);
    scoreByHabit(personalFrequency(baskets), 0, popularity(personalFrequency(baskets)), scores);
    expect([...topItems(scores, 3)]).to.deep.equal([0, 1, 2]);
    expectRefusal(() => personalFrequency(baskets, 0), "Range");
  });

  it("transposes", () => {
    const m = personalFrequency(toBaskets(histories(1), 8));
    const turned = dense(transpose(m));
    dense(m).forEach((line, i) => line.forEach((value, j) => expect(turned[j]![i]).to.equal(value)));
    expect(transpose(transpose(m))).to.deep.equal(m);
  });

  it("finds the same neighbours as brute force", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const m = personalFrequency(toBaskets(histories(seed), 8));
        const lines = dense(m);
        const cosine = (a: number[], b: number[]): number => {
          const dot = (x: number[], y: number[]): number => x.reduce((sum, value, k) => sum + value * y[k]!, 0);
          return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) + 2);
        };
        const { count, similarity } = nearestRows(m, { count: 3, shrinkage: 2 });
        lines.forEach((line, i) => {
          const all = lines.flatMap((other, j) => (j === i ? [] : [cosine(line, other)])).sort((a, b) => b - a);
          for (let k = 0; k < count; k++) expectNear(similarity[i * count + k]!, all[k]!, 1e-12);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("recommends by similar items and similar customers, and says why", () => {
    const m = personalFrequency(toBaskets(tea, 4));
    const similarItems = nearestRows(transpose(m), { count: 2 });
    const scores = new Float64Array(4);
    scoreByItems(m, 4, similarItems, scores);
    expect(scores[1]!).to.be.greaterThan(0);
    expect(scores[3]!).to.be.greaterThan(0);
    expect(because(m, 4, 1, similarItems)).to.equal(0);
    expect(because(m, 4, 3, similarItems)).to.equal(2);
    expect(because(m, 1, 3, similarItems)).to.equal(null);
    scoreByCustomers(m, 1, nearestRows(m, { count: 1 }), scores);
    expect([...topItems(scores, 2)]).to.deep.equal([0, 1]);
  });

  it("EASE minimises its own objective under a zero diagonal", () => {
    const m = personalFrequency(toBaskets(histories(4), 8));
    const x = dense(m);
    const { items, weights } = fitEase(m, 2);
    const n = items.length;
    const loss = (b: Float64Array): number => {
      let sum = 0;
      for (const line of x) {
        for (let j = 0; j < n; j++) {
          let guess = 0;
          for (let i = 0; i < n; i++) guess += line[items[i]!]! * b[i * n + j]!;
          sum += (line[items[j]!]! - guess) ** 2;
        }
      }
      return sum + 2 * b.reduce((total, each) => total + each * each, 0);
    };
    const best = loss(weights.values);
    const random = new Random(2);
    for (let trial = 0; trial < 60; trial++) {
      const moved = weights.values.map((value, k) => (k % (n + 1) === 0 ? 0 : value + 0.01 * random.normal()));
      expect(loss(moved)).to.be.greaterThan(best);
    }
    for (let k = 0; k < n; k++) expect(weights.values[k * n + k]).to.equal(0);
    const scores = new Float64Array(8);
    scoreByEase(m, 0, fitEase(m, 2, 3), scores);
    expect([...scores].filter((score) => score !== 0).length).to.be.at.most(3);
    expectRefusal(() => fitEase(m, 0), "Range");
  });

  it("matrix factorisation separates two worlds of customers", () => {
    const m = personalFrequency(toBaskets(tea, 4));
    const factors = fitImplicitFactors(m, { size: 2, ridge: 0.1, rounds: 15, seed: 3 });
    const scores = new Float64Array(4);
    scoreByFactors(factors, 1, scores);
    expect(Math.min(scores[0]!, scores[1]!)).to.be.greaterThan(Math.max(scores[2]!, scores[3]!));
    expect(fitImplicitFactors(m, { size: 2, seed: 3 })).to.deep.equal(fitImplicitFactors(m, { size: 2, seed: 3 }));
    expectRefusal(() => fitImplicitFactors(m, { size: 0 }), "Range");
    expectRefusal(() => fitImplicitFactors({ ...m, value: m.value.map(() => NaN) }), "NotFinite");
    expectRefusal(() => fitImplicitFactors({ ...m, value: m.value.map(() => -1) }), "Range");
  });

  it("candidates are the union of every source's best, with all scores", () => {
    const table = makeCandidates(
      [(_, scores) => scores.set([3, 2, 1, 0]), (_, scores) => scores.set([0, 0, 0, 5])],
      [7],
      { items: 4, perSource: 2 },
    );
    expect([...table.item]).to.deep.equal([0, 1, 3]);
    expect([...table.features.values]).to.deep.equal([3, 0, 2, 0, 0, 5]);
    expectRefusal(() => makeCandidates([], [1], { items: 4, perSource: 2 }), "Empty");
  });

  it("topItems is a sort, and recall a share", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (scores) => {
        const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
        expect([...topItems(Float64Array.from(scores), 5)]).to.deep.equal(order.slice(0, 5));
      }),
    );
    expect(recall([1, 2, 3], new Set([2, 9]))).to.equal(0.5);
    expectRefusal(() => recall([1], new Set()), "Empty");
  });

  it("factors, solves and inverts positive definite matrices", () => {
    const random = new Random(6);
    const n = 9;
    const half = Float64Array.from({ length: n * n }, () => random.normal());
    const values = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) values[i * n + j]! += half[i * n + k]! * half[j * n + k]!;
    }
    const matrix = { rows: n, columns: n, values };
    const inverse = invertPositive(matrix).values;
    const right = Float64Array.from({ length: n }, () => random.normal());
    const solved = choleskySolve(cholesky(matrix), right);
    for (let i = 0; i < n; i++) {
      let [product, back] = [0, 0];
      for (let k = 0; k < n; k++) {
        product += values[i * n + k]! * inverse[k * n + i]!;
        back += values[i * n + k]! * solved[k]!;
      }
      expectNear(product, 1, 1e-8);
      expectNear(back, right[i]!, 1e-8);
    }
    expectRefusal(() => cholesky({ rows: 2, columns: 2, values: Float64Array.of(1, 1, 1, 1) }), "Constant");
    expectRefusal(() => cholesky({ rows: 1, columns: 2, values: Float64Array.of(1, 1) }), "Shape");
  });

  it("refuses histories it cannot use", () => {
    expectRefusal(() => toBaskets([], 3), "Empty");
    expectRefusal(() => toBaskets([[[]]], 3), "Empty");
    expectRefusal(() => toBaskets([[[3]]], 3), "Range");
    expectRefusal(() => toBaskets([[[NaN]]], 3), "Range");
    const m = personalFrequency(toBaskets(tea, 4));
    expectRefusal(() => nearestRows(m, { count: 0 }), "Range");
    expectRefusal(() => nearestRows(m, { count: 1, shrinkage: NaN }), "NotFinite");
  });
});
