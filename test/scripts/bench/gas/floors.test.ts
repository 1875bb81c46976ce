import { expect } from "chai";
import { floorOf } from "../../../../scripts/bench/gas/floors.ts";

const TRANSFER = 1_756;

describe("floorOf", () => {
  it("adds the transaction, its calldata and the effect", () => {
    const data = "0x42966c680000000064";
    expect(floorOf("burn", [data], "0x")).to.equal(21_000 + 5 * 16 + 4 * 4 + 2 * 5_000 + TRANSFER);
  });

  it("asks for no less than the least price of the calldata", () => {
    const data = `0x${"ff".repeat(10_000)}` as const;
    expect(floorOf("burn", [data], "0x")).to.equal(21_000 + 10_000 * 40);
  });

  it("counts the code of a launched campaign by its bytes", () => {
    const [short, long] = ["0x11", "0x112233"] as const;
    expect(floorOf("launch.campaign", ["0x"], long)! - floorOf("launch.campaign", ["0x"], short)!).to.equal(400);
  });

  it("counts a recipient for each of the credits, in one transaction", () => {
    expect(floorOf("credit.100.new", ["0x", "0x"], "0x")).to.equal(26_000 + 2 * (22_100 + TRANSFER + 368));
  });

  it("knows no floor for the price of a basket", () => {
    expect(floorOf("price.10x5", ["0x"], "0x")).to.equal(undefined);
  });
});
