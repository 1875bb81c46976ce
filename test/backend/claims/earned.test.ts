import { expect } from "chai";
import fc from "fast-check";
import { cumulativeTotals } from "../../../backend/claims/cumulativeTotals.ts";
import { earnedEvents, type EarningOrder } from "../../../backend/claims/earnedEvents.ts";

const WINDOW = 100;
const EPOCHS = { firstEpochAt: 10_000, epochSeconds: 1_000 };

describe("points of imported orders", () => {
  it("earns a point for each whole unit of what is left when the return window ends, dated then", () => {
    const returns = [
      { at: 1_050, amountMinor: 300 },
      { at: 1_500, amountMinor: 250 },
    ];
    expect(earnedEvents([{ order: "1", placedAt: 1_000, grossMinor: 1_299, returns }], WINDOW)).to.deep.equal([
      { at: 1_100, points: 9, kind: "order", order: "1" },
      { at: 1_500, points: -2, kind: "return", order: "1" },
    ]);
  });

  it("gives nothing for what came back in time, or for less than a unit", () => {
    const back = [{ at: 1_100, amountMinor: 5_000 }];
    const orders = [
      { order: "1", placedAt: 1_000, grossMinor: 5_000, returns: back },
      { order: "2", placedAt: 1_000, grossMinor: 99, returns: [] },
    ];
    expect(earnedEvents(orders, WINDOW)).to.deep.equal([]);
  });

  it("puts each total at the end of its epoch, and nets a late return against later earnings", () => {
    const events = [
      { at: 500, points: 5, kind: "order", order: "0" },
      { at: 10_100, points: 100, kind: "order", order: "1" },
      { at: 11_100, points: -40, kind: "return", order: "1" },
      { at: 12_100, points: 30, kind: "order", order: "2" },
      { at: 13_100, points: 30, kind: "order", order: "3" },
      { at: 14_500, points: 7, kind: "order", order: "4" },
    ] as const;
    expect(cumulativeTotals(events, EPOCHS, 14_499)).to.deep.equal({ epoch: 8, totals: [105, 105, 105, 125, 125] });
    expect(cumulativeTotals(events, EPOCHS, 14_500)).to.deep.equal({ epoch: 8, totals: [105, 105, 105, 125, 132] });
    expect(cumulativeTotals(events, EPOCHS, 10_000)).to.deep.equal({ epoch: 4, totals: [5, 5, 5, 5, 5] });
  });

  it("never lets a total fall, over time or within a word, and never changes a past epoch", () => {
    const order = fc.record({
      order: fc.constant("x"),
      placedAt: fc.integer({ min: 9_000, max: 16_000 }),
      grossMinor: fc.integer({ min: 0, max: 50_000 }),
      returns: fc.array(
        fc.record({ at: fc.integer({ min: 0, max: 4_000 }), amountMinor: fc.integer({ min: 0, max: 20_000 }) }),
        { maxLength: 3 },
      ),
    });
    const withTimes = (orders: EarningOrder[]): EarningOrder[] =>
      orders.map((one) => ({ ...one, returns: one.returns.map((back) => ({ ...back, at: one.placedAt + back.at })) }));
    fc.assert(
      fc.property(
        fc.array(order, { maxLength: 8 }),
        fc.integer({ min: 10_000, max: 17_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        (orders, now, wait) => {
          const events = earnedEvents(withTimes(orders), WINDOW);
          const early = cumulativeTotals(events, EPOCHS, now);
          const late = cumulativeTotals(events, EPOCHS, now + wait);
          for (const { totals } of [early, late])
            for (let k = 1; k < 5; k++) expect(totals[k]!).to.be.at.least(totals[k - 1]!);
          for (let epoch = early.epoch - 4; epoch < early.epoch; epoch++) {
            const [before, after] = [early, late].map((word) => word.totals[epoch - (word.epoch - 4)]);
            if (after !== undefined) expect(after).to.equal(before);
          }
          expect(late.totals[4]).to.be.at.least(early.totals[4]);
        },
      ),
    );
  });
});
