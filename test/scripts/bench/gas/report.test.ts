import { expect } from "chai";
import { report } from "../../../../scripts/bench/gas/report.ts";

const peer = (name: string, bare: boolean, gas: number) => ({ row: "claim.signature.existing", peer: name, bare, gas });

describe("report of the gas benchmark", () => {
  it("says by how much a goal is missed, and the ratio to each peer, those with our duties first", () => {
    const measured = new Map([["claim.signature.existing", { gas: 43_000, calldata: ["0x"] as const }]]);
    const text = report(measured, [peer("lean", true, 21_500), peer("equal", false, 86_000)], "0x");
    expect(text).to.contain("goal 42000 missed by 1000");
    expect(text).to.match(/equal \(same duties\) +86000 +ours is 0\.50 x\n +lean \(bare\) +21500 +ours is 2\.00 x/);
  });

  it("says that a goal is reached, and that nobody else does it", () => {
    const text = report(new Map([["price.10x5", { gas: 75_000, calldata: [] }]]), [], "0x");
    expect(text).to.contain("goal 75000 reached").and.to.contain("nobody else does this on chain");
  });
});
