import { expect } from "chai";
import { report } from "../../../../scripts/bench/pricing/report.ts";

describe("The report of the pricing benchmark", () => {
  it("sets ours beside its goals and the others beside ours", () => {
    const rows = [
      { case: "10x5", implementation: "bonafide", perSecond: 600_000 },
      { case: "10x5", implementation: "json-rules-engine", perSecond: 60_000 },
      { case: "10x5", implementation: "@medusajs/promotion", perSecond: 8_000 },
      { case: "50x20 mixed", implementation: "bonafide", perSecond: 40_000 },
    ];
    expect(report(rows).split("\n")).to.deep.equal([
      "10x5          bonafide                 600,000 /s   goal 500,000 /s reached, goal 100 x Medusa MISSED: 75 % of it",
      "10x5          json-rules-engine         60,000 /s   ours is 10 x",
      "10x5          @medusajs/promotion        8,000 /s   ours is 75 x",
      "50x20 mixed   bonafide                  40,000 /s   goal 50,000 /s MISSED: 80 % of it",
    ]);
  });
});
