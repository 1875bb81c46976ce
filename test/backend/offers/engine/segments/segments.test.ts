import { expect } from "chai";
import fc from "fast-check";
import type { Matrix } from "../../../../../backend/offers/engine/numeric/Matrix.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { chooseClusters } from "../../../../../backend/offers/engine/segments/chooseClusters.ts";
import { dbscan } from "../../../../../backend/offers/engine/segments/dbscan.ts";
import { hierarchical } from "../../../../../backend/offers/engine/segments/hierarchical.ts";
import { kMeans } from "../../../../../backend/offers/engine/segments/kMeans.ts";
import { nameSegment } from "../../../../../backend/offers/engine/segments/nameSegment.ts";
import { scaleColumns } from "../../../../../backend/offers/engine/segments/scaleColumns.ts";
import { silhouette } from "../../../../../backend/offers/engine/segments/silhouette.ts";
import { expectNear } from "../../../../support/expectNear.ts";
import { expectRefusal } from "../expectRefusal.ts";

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flat()) };
}

/** `each` points around every centre. */
function blobs(centres: readonly (readonly number[])[], each: number, spread: number, seed: number): Matrix {
  const random = new Random(seed);
  return matrix(
    centres.flatMap((centre) => Array.from({ length: each }, () => centre.map((at) => at + spread * random.normal()))),
  );
}

/** Whether two labelings group the rows alike, whatever they call the groups. */
function alike(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const names = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    if (!names.has(a[i]!)) names.set(a[i]!, b[i]!);
    if (names.get(a[i]!) !== b[i]) return false;
  }
  return new Set(names.values()).size === names.size;
}

/** Least sum of squared distances to centres over every way to group the rows. */
function leastInertia({ rows, columns, values }: Matrix, clusters: number): number {
  let least = Infinity;
  for (let code = 0; code < clusters ** rows; code++) {
    let inertia = 0;
    for (let c = 0; c < clusters; c++) {
      const own = Array.from({ length: rows }, (_, i) => i).filter(
        (i) => Math.floor(code / clusters ** i) % clusters === c,
      );
      for (let j = 0; j < columns; j++) {
        const mean = own.reduce((sum, i) => sum + values[i * columns + j]!, 0) / (own.length || 1);
        inertia += own.reduce((sum, i) => sum + (values[i * columns + j]! - mean) ** 2, 0);
      }
    }
    least = Math.min(least, inertia);
  }
  return least;
}

describe("offer engine: segments", () => {
  const three = blobs(
    [
      [0, 0],
      [10, 0],
      [0, 10],
    ],
    40,
    0.5,
    5,
  );
  const truth = Int32Array.from({ length: 120 }, (_, i) => Math.floor(i / 40));

  it("finds groups that are there, by each of the three ways", () => {
    expect(alike(kMeans(three, 3, { seed: 1 }).label, truth)).to.equal(true);
    expect(alike(hierarchical(three, 3), truth)).to.equal(true);
    expect(alike(dbscan(three, { radius: 1.5, minimum: 4 }), truth)).to.equal(true);
    expect(chooseClusters(three, { least: 2, most: 6, seed: 1 }).clusters).to.equal(3);
  });

  it("k-means reaches the least inertia of all groupings of a few rows", () => {
    const point = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }));
    const points = fc.uniqueArray(point, { minLength: 4, maxLength: 7, selector: ([x, y]) => `${x},${y}` });
    fc.assert(
      fc.property(points, fc.integer(), (rows, seed) => {
        const found = kMeans(matrix(rows), 2, { seed, starts: 40 });
        expectNear(found.inertia, leastInertia(matrix(rows), 2), 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it("gives the same groups for the same seed", () => {
    const first = kMeans(three, 5, { seed: 9 });
    expect(kMeans(three, 5, { seed: 9 })).to.deep.equal(first);
  });

  it("the silhouette repeats a worked example", () => {
    // Four rows on a line, 0 and 1 against 5 and 7: (4.5 to 6 away from the others, 1 or 2 from their own).
    const line = matrix([[0], [1], [5], [7]]);
    const expected = ((6 - 1) / 6 + (5 - 1) / 5 + (4.5 - 2) / 4.5 + (6.5 - 2) / 6.5) / 4;
    expectNear(silhouette(line, [0, 0, 1, 1]), expected, 1e-12);
    expectNear(silhouette(matrix([[0], [1], [5], [7], [99]]), [4, 4, 2, 2, -1]), expected, 1e-12);
  });

  it("Ward's rule joins what raises the inertia least", () => {
    // 0, 2 and 9, 10 join first; then 5 is nearer to {0, 2} (2/3 * 16) than to {9, 10} (2/3 * 20.25).
    expect([...hierarchical(matrix([[0], [2], [5], [9], [10]]), 2)]).to.deep.equal([0, 0, 0, 1, 1]);
    expect([...hierarchical(matrix([[0], [2], [5], [9], [10]]), 3)]).to.deep.equal([0, 0, 1, 2, 2]);
  });

  it("DBSCAN follows its definition: cores, what they reach, noise", () => {
    const line = matrix([[0], [1], [2], [3.5], [10]]);
    expect([...dbscan(line, { radius: 1, minimum: 3 })]).to.deep.equal([0, 0, 0, -1, -1]);
    expect([...dbscan(line, { radius: 1.5, minimum: 2 })]).to.deep.equal([0, 0, 0, 0, -1]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 25 }), (values) => {
        const [radius, minimum] = [2, 3];
        const label = dbscan(matrix(values.map((value) => [value])), { radius, minimum });
        const near = (i: number) => values.flatMap((value, k) => (Math.abs(value - values[i]!) <= radius ? [k] : []));
        const core = values.map((_, i) => near(i).length >= minimum);
        values.forEach((_, i) => {
          const cores = near(i).filter((k) => core[k]);
          if (cores.length === 0) expect(label[i]).to.equal(-1);
          else expect(cores.some((k) => label[k] === label[i])).to.equal(true);
          if (core[i]) for (const k of cores) expect(label[k]).to.equal(label[i]);
        });
      }),
    );
  });

  it("scales columns alike and leaves constants at 0", () => {
    const { values } = scaleColumns(
      matrix([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    );
    expectNear(values[0]!, -Math.sqrt(1.5), 1e-12);
    expect([values[1], values[2], values[5]]).to.deep.equal([0, 0, 0]);
  });

  it("names segments in words a merchant acts on", () => {
    const all = { silentDays: 90, orders: 4, spend: 1_000 };
    expect(nameSegment({ silentDays: 20, orders: 12, spend: 8_000 }, all).en).to.equal("Loyal, high spend");
    expect(nameSegment({ silentDays: 200, orders: 9, spend: 3_000 }, all).en).to.equal("Slipping away, high spend");
    expect(nameSegment({ silentDays: 300, orders: 1, spend: 100 }, all)).to.deep.equal({
      en: "Gone quiet",
      zh: "沉默顾客",
    });
    expectRefusal(() => nameSegment({ silentDays: NaN, orders: 1, spend: 1 }, all), "NotFinite");
  });

  it("refuses bad input", () => {
    const empty = matrix([[1], [2]]);
    expectRefusal(() => kMeans({ rows: 0, columns: 1, values: new Float64Array(0) }, 1, { seed: 1 }), "Empty");
    expectRefusal(() => kMeans(matrix([[1], [NaN]]), 1, { seed: 1 }), "NotFinite");
    expectRefusal(() => kMeans(matrix([[3], [3], [3]]), 2, { seed: 1 }), "Constant");
    expectRefusal(() => kMeans(empty, 3, { seed: 1 }), "Range");
    expectRefusal(() => silhouette(empty, [0, 0]), "Constant");
    expectRefusal(() => silhouette(empty, [0]), "Shape");
    expectRefusal(() => hierarchical(empty, 0), "Range");
    expectRefusal(() => dbscan(empty, { radius: -1, minimum: 2 }), "Range");
    expectRefusal(() => chooseClusters(empty, { least: 2, most: 3, seed: 1 }), "TooShort");
    expectRefusal(() => scaleColumns(matrix([[1]])), "TooShort");
  });
});
