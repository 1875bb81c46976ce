import { expect } from "chai";
import { refundOf } from "#sdk";
import { Random } from "../../support/pricing/Random.ts";

describe("refundOf", () => {
  it("gives back the whole net amount, in whatever steps the units return", () => {
    const random = new Random(7);
    for (let i = 0; i < 500; i++) {
      const quantity = random.int(1, 2 ** 32 - 1);
      const net = random.int(0, i % 20 === 0 ? Number.MAX_SAFE_INTEGER : 1_000_000);
      const steps = [0, random.int(0, quantity), random.int(0, quantity), quantity].sort((a, b) => a - b);
      const parts = steps.slice(1).map((upTo, at) => refundOf({ net, quantity }, steps[at]!, upTo));
      expect(parts.reduce((a, b) => a + b)).to.equal(net);
      expect(parts.every((part) => part >= 0)).to.equal(true);
    }
  });

  it("is floor(N b / q) - floor(N a / q)", () => {
    expect(refundOf({ net: 100, quantity: 3 }, 0, 1)).to.equal(33);
    expect(refundOf({ net: 100, quantity: 3 }, 1, 2)).to.equal(33);
    expect(refundOf({ net: 100, quantity: 3 }, 2, 3)).to.equal(34);
    expect(refundOf({ net: Number.MAX_SAFE_INTEGER, quantity: 7 }, 2, 6)).to.equal(5_146_971_002_709_138);
  });

  it("refuses units that the line has not", () => {
    expect(() => refundOf({ net: 100, quantity: 3 }, 0, 4)).to.throw(RangeError, "not units of a line of 3");
    expect(() => refundOf({ net: 100, quantity: 3 }, 2, 1)).to.throw(RangeError);
    expect(() => refundOf({ net: -1, quantity: 3 }, 0, 1)).to.throw(RangeError);
    expect(() => refundOf({ net: 1, quantity: 0 }, 0, 0)).to.throw(RangeError);
  });
});
