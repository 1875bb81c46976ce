import { expect } from "chai";
import fc from "fast-check";
import type { Rule } from "#sdk";
import { chooseOffers } from "../../../backend/offers/chooseOffers.ts";
import { reasonOf } from "../../../backend/offers/reasonOf.ts";
import { worstCase } from "../../../backend/offers/worstCase.ts";

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

const candidate = fc.record({
  account: fc.stringMatching(/^0x[0-9a-f]{8}$/),
  segment: fc.constantFrom("new", "lapsed", "slipping", "best", "regular", "occasional"),
  orders: fc.integer({ min: 0, max: 60 }),
  netMinor: fc.integer({ min: 0, max: 1_000_000 }),
  recencyDays: fc.integer({ min: 0, max: 400 }),
  tenureDays: fc.integer({ min: 0, max: 800 }),
});

describe("choosing offers", () => {
  const rules = [
    { rule: bounded, index: 3 },
    { rule: percent, index: 4 },
  ];

  it("never exceeds the budget at worst, and gives each account at most one offer within the published rule", () => {
    const candidates = fc.uniqueArray(candidate, { selector: (one) => one.account, maxLength: 60 });
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 50_000 }), (people, budgetMinor) => {
        const { choices, reservedMinor } = chooseOffers(people, rules, { budgetMinor, days: 14 });
        const worst = choices.map(({ rule, value }) => worstCase(rule === 3 ? bounded : percent, value)!);
        expect(reservedMinor).to.equal(worst.reduce((sum, one) => sum + one, 0));
        expect(reservedMinor).to.be.at.most(budgetMinor);
        expect(new Set(choices.map((choice) => choice.candidate.account)).size).to.equal(choices.length);
        for (const { rule, value, expectedMinor } of choices) {
          expect(value).to.be.within(1, (rule === 3 ? bounded : percent).value!);
          expect(expectedMinor).to.be.greaterThan(0);
        }
      }),
    );
  });

  it("offers no rule whose cost nothing bounds", () => {
    expect(worstCase({ ...percent, cap: 0 }, 2_000)).to.equal(undefined);
    expect(worstCase({ ...bounded, perAccount: 0 }, 800)).to.equal(undefined);
    expect(worstCase({ kind: "BundlePrice", value: 5, perAccount: 1 }, 5)).to.equal(undefined);
    expect(worstCase(percent, 100)).to.equal(3_000);
    expect(worstCase(bounded, 350)).to.equal(350);
    expect(worstCase({ ...bounded, every: 1_000, perOrder: 2, perAccount: 5 }, 100)).to.equal(500);
  });

  it("says why in a sentence", () => {
    const person = { account: "0x1", segment: "lapsed", orders: 3, netMinor: 9_000, recencyDays: 213, tenureDays: 400 };
    expect(reasonOf(person, bounded, 500)).to.deep.equal({
      en: "You have not ordered for 213 days: 5.00 off for you.",
      zh: "您已有 213 天没有下单，特别为您提供：立减 5.00。",
    });
  });
});
