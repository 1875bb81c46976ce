import { expect } from "chai";
import { Coverage } from "../../support/pricing/Coverage.ts";
import { chainPricing } from "../../support/pricing/chainPricing.ts";
import { outcomeOf } from "../../support/pricing/outcomeOf.ts";
import { randomCase } from "../../support/pricing/randomCase.ts";

const CASES = 2000;

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
});
