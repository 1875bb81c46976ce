import { expect } from "chai";
import { bootstrapInterval } from "../../../../../backend/offers/engine/measure/bootstrapInterval.ts";
import { pairedInterval } from "../../../../../backend/offers/engine/measure/pairedInterval.ts";
import { Random } from "../../../../../backend/offers/engine/numeric/Random.ts";
import { expectRefusal } from "../expectRefusal.ts";
import { expectNear } from "../../../../support/expectNear.ts";

describe("offer engine: intervals", () => {
  it("the paired interval is the textbook one and covers the truth about 95 times in 100", () => {
    const { mean, error, low, high } = pairedInterval([1, 2, 3, 4]);
    expect(mean).to.equal(2.5);
    expectNear(error, Math.sqrt(5 / 3 / 4), 1e-12);
    expectNear(high - low, 2 * 1.96 * error, 1e-4);
    const random = new Random(9);
    let covered = 0;
    for (let k = 0; k < 1000; k++) {
      const sample = Float64Array.from({ length: 60 }, () => random.normal() + 1);
      const interval = pairedInterval(sample);
      if (interval.low <= 1 && interval.high >= 1) covered++;
    }
    expect(covered).to.be.within(920, 970);
    expectRefusal(() => pairedInterval([1]), "TooShort");
    expectRefusal(() => pairedInterval([1, NaN]), "NotFinite");
  });

  it("the bootstrap repeats under a seed and agrees with the normal interval of a mean", () => {
    const random = new Random(2);
    const sample = Float64Array.from({ length: 400 }, () => random.normal());
    const mean = (rows: Uint32Array): number => rows.reduce((sum, i) => sum + sample[i]!, 0) / rows.length;
    const first = bootstrapInterval(400, mean, { seed: 1, rounds: 2000 });
    expect(bootstrapInterval(400, mean, { seed: 1, rounds: 2000 })).to.deep.equal(first);
    const normal = pairedInterval(sample);
    expectNear(first.value, normal.mean, 1e-12);
    expectNear(first.low, normal.low, 0.02);
    expectNear(first.high, normal.high, 0.02);
    expectRefusal(() => bootstrapInterval(1, mean, { seed: 1 }), "Range");
    expectRefusal(() => bootstrapInterval(9, () => NaN, { seed: 1 }), "NotFinite");
  });
});
