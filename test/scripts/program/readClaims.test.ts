import { expect } from "chai";
import { claimTrees, packClaimWord, verifyMerkleProof } from "#sdk";
import { claimLeaf } from "#sdk/merkle/claimLeaf";
import { publicationOf } from "../../../scripts/program/claims/publicationOf.ts";
import { readClaims } from "../../../scripts/program/claims/readClaims.ts";

const HEADER = "account,epoch,total4,total3,total2,total1,total0";
const ANN = `0x${"A".repeat(40)}`;
const BOB = `0x${"1".repeat(40)}`;

describe("A file of claims", () => {
  it("is read in any order and published in one", () => {
    const one = readClaims([HEADER, `${ANN},7,0,1,1,5,9`, "", `${BOB.toLowerCase()},4,0,0,0,0,3`].join("\r\n"));
    const other = readClaims([HEADER, `${BOB},4,0,0,0,0,3`, `${ANN.toLowerCase()},7,0,1,1,5,9`].join("\n"));
    expect(one).to.deep.equal(other);
    expect(one.map(({ account }) => account.toLowerCase())).to.deep.equal([BOB, ANN.toLowerCase()]);
    expect(one[1]?.word).to.equal(packClaimWord({ epoch: 7, totals: [0, 1, 1, 5, 9] }));
    const { text, trees } = publicationOf(one);
    expect(publicationOf(readClaims(text))).to.deep.include({ text, dataHash: publicationOf(other).dataHash });
    expect(trees.roots).to.deep.equal(claimTrees(other).roots);
    for (const { account } of one) {
      const { word, proof, root } = trees.proofOf(account);
      expect(verifyMerkleProof(root, claimLeaf(account, word), proof)).to.equal(true);
    }
  });

  const line = `${ANN},4,0,0,0,0,1`;
  const refused: [string, string[], RegExp][] = [
    ["no header", [line], /first line/],
    ["no claims", [HEADER], /no claims/],
    ["an account twice", [HEADER, line, line.toLowerCase()], /Line 3: .* stands twice/],
    ["a total that falls", [HEADER, `${ANN},4,0,0,0,9,8`], /Line 2: .* below the one before/],
    ["a total too many", [HEADER, `${line},1`], /Line 2: an epoch and five totals/],
    ["half a point", [HEADER, `${ANN},4,0,0,0,0,1.5`], /Line 2: an epoch and five totals/],
    ["a negative total", [HEADER, `${ANN},4,0,0,0,0,-1`], /Line 2: an epoch and five totals/],
    ["an epoch before the first", [HEADER, `${ANN},3,0,0,0,0,1`], /Line 2: epoch 3/],
    ["more points than fit", [HEADER, `${ANN},4,0,0,0,0,281474976710656`], /Line 2: .* below 2\^48/],
    ["a name for an account", [HEADER, "ann,4,0,0,0,0,1"], /Line 2: ann is not an address/],
  ];
  for (const [title, lines, problem] of refused)
    it(`is refused with ${title}`, () => {
      expect(() => readClaims(lines.join("\n"))).to.throw(problem);
    });
});
