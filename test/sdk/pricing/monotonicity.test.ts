import { expect } from "chai";
import { KINDS, prepareRuleBook, price, type Basket, type BasketLine } from "#sdk";
import { Random } from "../../support/pricing/Random.ts";
import { randomCase } from "../../support/pricing/randomCase.ts";

const TRIALS = 1_500;

describe("A book of one price rule", () => {
  for (const kind of KINDS.filter((name) => name !== "Points" && name !== "Tickets"))
    it(`of ${kind} never charges more for one more unit or product than its price and a minor unit for each line (${TRIALS} trials)`, () => {
      const random = new Random(11);
      let gains = 0;
      for (let seed = 1, trials = 0; trials < TRIALS; seed++) {
        const { book, basket } = randomCase(seed);
        const rule = book.rules.find((one) => one.kind === kind);
        if (seed % 20 === 0 || rule === undefined || basket.lines.length >= 100) continue;
        trials++;
        const prepared = prepareRuleBook({ rules: [rule] });
        const { added, lines } = grown(basket, random);
        const before = price(prepared, basket);
        const after = price(prepared, { ...basket, lines });
        if (before.discount > 0) gains++;
        expect(after.total - before.total, `seed ${seed}`).to.be.at.most(added + lines.length);
      }
      expect(gains).to.be.at.least(TRIALS / 20);
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
