import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { unpackClaimWord } from "#sdk/ledger/unpackClaimWord";
import { expect } from "chai";

describe("packClaimWord", () => {
  it("puts the epoch into the top 16 bits and the newest total lowest", () => {
    const word = packClaimWord({ epoch: 7, totals: [1, 2, 3, 4, 5] });
    expect(word).to.equal((7n << 240n) | (1n << 192n) | (2n << 144n) | (3n << 96n) | (4n << 48n) | 5n);
  });

  it("is undone by unpackClaimWord, up to the greatest values", () => {
    const most = 2 ** 48 - 1;
    for (const claim of [
      { epoch: 4, totals: [0, 0, 0, 0, 0] },
      { epoch: 65_535, totals: [0, 1, most - 1, most, most] },
    ] as const) {
      expect(unpackClaimWord(packClaimWord(claim))).to.deep.equal(claim);
    }
  });

  it("says which total falls or does not fit", () => {
    expect(() => packClaimWord({ epoch: 7, totals: [1, 2, 3, 2, 5] })).to.throw("the total of epoch 6, 2, is below");
    expect(() => packClaimWord({ epoch: 7, totals: [0, 0, 0, 0, 2 ** 48] })).to.throw(
      "the total of epoch 7, 281474976710656,",
    );
    expect(() => packClaimWord({ epoch: 7, totals: [0.5, 1, 1, 1, 1] })).to.throw("the total of epoch 3, 0.5,");
    expect(() => packClaimWord({ epoch: 3, totals: [0, 0, 0, 0, 0] })).to.throw("epoch 3 is not");
    expect(() => packClaimWord({ epoch: 65_536, totals: [0, 0, 0, 0, 0] })).to.throw("epoch 65536 is not");
  });
});
