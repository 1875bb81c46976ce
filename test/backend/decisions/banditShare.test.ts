import { expect } from "chai";
import { banditShare } from "../../../backend/decisions/banditShare.ts";

describe("a bandit that saw the log", () => {
  /** `each` customers in both groups, of whom so many bought. */
  const logged = (each: number, offered: number, held: number) =>
    Array.from({ length: 2 * each }, (_, i) => {
      const [heldOut, number] = [i >= each, i % each];
      return { heldOut, bought: number < (heldOut ? held : offered) };
    });

  it("would give the offer to nearly everybody who buys more for it, to nearly nobody who buys less, to half while it cannot tell", () => {
    expect(banditShare(logged(500, 200, 100))).to.be.greaterThan(0.99);
    expect(banditShare(logged(500, 100, 200))).to.be.lessThan(0.01);
    expect(banditShare(logged(500, 150, 150))).to.be.within(0.4, 0.6);
    expect(banditShare([])).to.be.within(0.4, 0.6);
  });
});
