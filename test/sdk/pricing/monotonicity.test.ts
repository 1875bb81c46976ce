import { expect } from "chai";
import { prepareRuleBook, price, type Basket, type BasketLine } from "#sdk";
import { Random } from "../../support/pricing/Random.ts";
import { randomCase } from "../../support/pricing/randomCase.ts";

const TRIALS = 6_000;

describe("A book of one price rule", () => {
  it(`never charges more for one more unit or product than its price and a minor unit for each line (${TRIALS} trials)`, () => {
    const random = new Random(11);
    let trials = 0;
    for (let seed = 1; trials < TRIALS; seed++) {
      const { book, basket } = randomCase(seed);
      const rule = book.rules.find(({ kind }) => kind !== "Points" && kind !== "Tickets");
      if (seed % 20 === 0 || rule === undefined || basket.lines.length >= 100) continue;
      trials++;
      const prepared = prepareRuleBook({ rules: [rule] });
      const { added, lines } = grown(basket, random);
      const before = price(prepared, basket).total;
      const after = price(prepared, { ...basket, lines }).total;
      expect(after - before, `seed ${seed}`).to.be.at.most(added + lines.length);
    }
  });
});

/** The basket with one unit or one product more, and its list price. */
function grown({ lines }: Basket, random: Random): { lines: BasketLine[]; added: number } {
  if (random.chance(0.5)) {
    const at = random.int(0, lines.length - 1);
    return {
      added: lines[at]!.price,
      lines: lines.map((line, i) => (i === at ? { ...line, quantity: line.quantity + 1 } : line)),
    };
  }
  const line = { sku: 123_456_789n, tags: random.pick(lines).tags, price: random.int(0, 20_000), quantity: 1 };
  return { added: line.price, lines: [...lines, line] };
}
