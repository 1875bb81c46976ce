import { expect } from "chai";
import { compareSnapshot } from "../../../scripts/gas/compareSnapshot.ts";

describe("compareSnapshot", () => {
  it("says nothing when every row is equal", () => {
    expect(compareSnapshot({ burn: 34_615, claim: 43_742 }, { claim: 43_742, burn: 34_615 })).to.deep.equal([]);
  });

  it("tells a dearer and a cheaper row, by how much", () => {
    expect(compareSnapshot({ a: 40_000, b: 40_000, c: 1 }, { a: 40_001, b: 39_000, c: 1 })).to.deep.equal([
      "a: 40000 -> 40001 (+1, +0.00 %)",
      "b: 40000 -> 39000 (-1000, -2.50 %)",
    ]);
  });

  it("tells rows that only one side has", () => {
    expect(compareSnapshot({ gone: 5 }, { fresh: 7 })).to.deep.equal([
      "gone: 5 in the snapshot, no longer measured",
      "fresh: 7, not in the snapshot yet",
    ]);
  });
});
