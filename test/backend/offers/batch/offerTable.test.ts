import { expect } from "chai";
import fc from "fast-check";
import type { Rule } from "#sdk";
import { offerTable } from "../../../../backend/offers/batch/offerTable.ts";
import { expectedCost } from "../../../../backend/offers/expectedCost.ts";
import { offerValues } from "../../../../backend/offers/offerValues.ts";
import { reasonOf } from "../../../../backend/offers/reasonOf.ts";
import { worstCase } from "../../../../backend/offers/worstCase.ts";
import { expectNear } from "../../../support/expectNear.ts";

const bounded: Rule = {
  kind: "AmountOff",
  lane: 1,
  value: 800,
  minSpend: 1_000,
  audience: 7,
  personal: true,
  perAccount: 1,
};
const percent: Rule = {
  kind: "PercentOff",
  lane: 2,
  value: 2_000,
  cap: 1_500,
  audience: 8,
  personal: true,
  perAccount: 2,
};

describe("what an offer would do", () => {
  it("repeats a worked example", () => {
    // An order of 50.00 with 20 % off (10.00, below the cap), half of it margin; half of the customers buy anyway.
    const { kinds, chance, costMinor, profitMinor } = offerTable(
      [{ rule: { ...percent, personal: false }, index: 0, left: null }],
      { chanceAlone: Float64Array.of(0.5), orderMinor: Float64Array.of(5_000) },
      { effect: 1, elasticity: 1 },
    );
    expect(kinds).to.deep.equal([{ rule: 0, value: 0, worstCaseMinor: 3_000, uses: 2 }]);
    const expected = 1 - 0.5 ** (1 / 0.8);
    expectNear(chance[0]!, expected, 1e-12);
    expectNear(costMinor[0]!, expected * 1_000, 1e-9);
    expectNear(profitMinor[0]!, expected * 1_500 - 0.5 * 2_500, 1e-9);
  });

  it("a larger discount never draws less, and no offer draws less than none", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.99, noNaN: true }),
        fc.integer({ min: 1_000, max: 100_000 }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (alone, order, elasticity) => {
          for (const rule of [bounded, percent]) {
            const table = offerTable(
              [{ rule, index: 0, left: null }],
              { chanceAlone: Float64Array.of(alone), orderMinor: Float64Array.of(order) },
              { effect: 1.1, elasticity },
            );
            const chances = [alone, ...table.chance];
            for (let j = 1; j < chances.length; j++) expect(chances[j]).to.be.at.least(chances[j - 1]! - 1e-12);
          }
        },
      ),
    );
  });

  it("is not offered to who would have to buy more than twice the usual", () => {
    const table = offerTable(
      [{ rule: bounded, index: 0, left: null }],
      { chanceAlone: Float64Array.of(0.1, 0.1), orderMinor: Float64Array.of(499, 500) },
      { effect: 1.3, elasticity: 1 },
    );
    expect([...table.eligible]).to.deep.equal([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it("knows the worst case of a rule, and offers none whose cost nothing bounds", () => {
    expect(worstCase({ ...percent, cap: 0 }, 2_000)).to.equal(undefined);
    expect(worstCase({ ...bounded, perAccount: 0 }, 800)).to.equal(undefined);
    expect(worstCase({ kind: "BundlePrice", value: 5, perAccount: 1 }, 5)).to.equal(undefined);
    expect(worstCase(percent, 100)).to.equal(3_000);
    expect(worstCase(bounded, 350)).to.equal(350);
    expect(worstCase({ ...bounded, every: 1_000, perOrder: 2, perAccount: 5 }, 100)).to.equal(500);
    const open = [{ rule: { ...percent, cap: 0 }, index: 0, left: null }];
    const nobody = { chanceAlone: new Float64Array(1), orderMinor: Float64Array.of(1) };
    expect(offerTable(open, nobody, { effect: 1, elasticity: 1 }).kinds).to.deep.equal([]);
  });

  it("one order never costs more than the worst case", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (basketMinor) => {
        for (const rule of [bounded, percent]) {
          for (const value of offerValues(rule)) {
            expect(expectedCost(rule, value, basketMinor)).to.be.at.most(worstCase(rule, value)!);
          }
        }
      }),
    );
    expect(offerValues(bounded)).to.deep.equal([200, 400, 600, 800]);
    expect(offerValues({ ...bounded, value: 60 })).to.deep.equal([50, 60]);
    expect(offerValues({ ...bounded, personal: false })).to.deep.equal([0]);
  });

  it("says why in a sentence", () => {
    const person = {
      customerId: 1,
      pseudonym: "c_1",
      account: "0x1",
      segment: "lapsed",
      orders: 3,
      netMinor: 9_000,
      recencyDays: 213,
      tenureDays: 400,
    };
    expect(reasonOf(person, bounded, 500)).to.deep.equal({
      en: "You have not ordered for 213 days: 5.00 off for you.",
      zh: "您已有 213 天没有下单，特别为您提供：立减 5.00。",
    });
  });
});
