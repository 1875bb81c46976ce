import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { Coverage } from "../../support/pricing/Coverage.ts";
import { outcomeOf } from "../../support/pricing/outcomeOf.ts";
import { randomCase } from "../../support/pricing/randomCase.ts";

const CASES = 2_000;

describe("The twin and a naive reading of the specification", () => {
  it(`agree on ${CASES} random baskets that reach every kind with every reason`, () => {
    const coverage = new Coverage();
    for (let seed = 1; seed <= CASES; seed++) {
      const pricingCase = randomCase(seed);
      const twin = outcomeOf.twin(pricingCase);
      const naive = outcomeOf.naive(pricingCase);
      if (!isDeepStrictEqual(twin, naive)) expect(twin, `seed ${seed}`).to.deep.equal(naive);
      if (twin !== "refused") coverage.add(pricingCase.book, twin);
    }
    expect(coverage.missing()).to.deep.equal([]);
  });
});
