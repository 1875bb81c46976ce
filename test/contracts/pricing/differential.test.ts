import { expect } from "chai";
import type { Rule } from "#sdk";
import { Coverage } from "../../support/pricing/Coverage.ts";
import { chainPricing } from "../../support/pricing/chainPricing.ts";
import { outcomeOf } from "../../support/pricing/outcomeOf.ts";
import { randomCase } from "../../support/pricing/randomCase.ts";

const CASES = 1_000;

describe("The Solidity library and its twin", () => {
  it(`agree on ${CASES} random baskets that reach every kind with every reason`, async () => {
    const coverage = new Coverage();
    const cases = Array.from({ length: CASES }, (_, i) => randomCase(1_000_001 + i));
    const chain = await (await chainPricing()).priceAll(cases);
    for (const [i, pricingCase] of cases.entries()) {
      const outcome = outcomeOf.twin(pricingCase);
      expect(chain[i], `seed ${pricingCase.seed}`).to.deep.equal(outcome);
      if (outcome !== "refused") coverage.add(pricingCase.book, outcome);
    }
    expect(coverage.missing()).to.deep.equal([]);
  });

  it("agree where random amounts hardly meet: a set worth exactly its price, a gain of nothing, a spend of exactly minSpend", async () => {
    const context = { time: 1 };
    const lines = [
      { sku: 1n, tags: 1n, price: 80, quantity: 2 },
      { sku: 2n, tags: 2n, price: 60, quantity: 1 },
      { sku: 3n, tags: 2n, price: 20, quantity: 5 },
    ];
    const rules: Rule[] = [
      { kind: "BundlePrice", lane: 0, selector: 3n, value: 100, perOrder: 20 },
      { kind: "UnitPrice", lane: 1, selector: 1n, value: 80, cap: 5 },
      { kind: "Points", lane: 2, minSpend: 280, value: 7 },
    ];
    const pricingCase = { seed: 0, book: { rules }, basket: { lines, context } };
    const [outcome] = await (await chainPricing()).priceAll([pricingCase]);
    expect(outcome).to.deep.equal(outcomeOf.twin(pricingCase));
    if (outcome === "refused" || outcome === undefined) throw new Error("the basket has a price");
    // The second set is worth 80 + 20; what is left of 320 is 280.
    expect(outcome.rules.map(({ uses, gain }) => [uses, gain])).to.deep.equal([
      [1, 40],
      [0, 0],
      [1, 7],
    ]);
  });
});
