import { expect } from "chai";
import { mulDiv } from "#sdk/pricing/mulDiv";
import { Random } from "../../support/pricing/Random.ts";

describe("mulDiv", () => {
  it("is exact on both sides of 2^53", () => {
    const random = new Random(5);
    for (let i = 0; i < 20_000; i++) {
      const a = random.int(2 ** 25, 2 ** 28);
      const b = random.int(2 ** 25, 2 ** 29);
      const c = random.int(2 ** 4, 2 ** 9);
      const exact = (BigInt(a) * BigInt(b)) / BigInt(c);
      if (exact < 2n ** 53n) expect(mulDiv(a, b, c), `${a} ${b} ${c}`).to.equal(Number(exact));
    }
  });
});
