import { expect } from "chai";
import { ticketsOfOrder } from "../../../backend/draws/ticketsOfOrder.ts";

const book = {
  currency: "GBP",
  rules: [
    { kind: "PercentOff", lane: 0, value: 5_000 },
    { kind: "Tickets", lane: 1, trigger: 1n, every: 1_000, value: 1 },
  ],
} as const;
const line = { sku: 1, tags: 1n, price: 250, quantity: 4 };

describe("ticketsOfOrder", () => {
  const ticketsOf = ticketsOfOrder({ ...book, rules: [...book.rules] });

  it("gives what the Tickets rules say for what was paid: list prices, no discount", () => {
    expect(ticketsOf([line], 0)).to.equal(1);
    expect(ticketsOf([{ ...line, quantity: 3 }], 0)).to.equal(0);
    expect(ticketsOf([{ ...line, tags: 2n }], 0)).to.equal(0);
    expect(ticketsOf([], 0)).to.equal(0);
  });

  it("takes a product that stands twice on the order, and orders of any length", () => {
    expect(
      ticketsOf(
        [
          { ...line, quantity: 2 },
          { ...line, quantity: 2 },
        ],
        0,
      ),
    ).to.equal(1);
    const many = Array.from({ length: 350 }, (_, sku) => ({ ...line, sku, quantity: 1 }));
    expect(ticketsOf(many, 0)).to.equal(87);
  });

  it("gives none where no rule gives tickets", () => {
    expect(ticketsOfOrder({ ...book, rules: [book.rules[0]] })([line], 0)).to.equal(0);
  });
});
