import { expect } from "chai";
import { GroupWork } from "../../../backend/store/GroupWork.ts";

describe("Work in groups", () => {
  it("does together what arrives together, and answers each at its place", async () => {
    const groups: number[][] = [];
    const work = new GroupWork<number, number>(
      (inputs) => {
        groups.push([...inputs]);
        return Promise.resolve(inputs.map((input) => input * 10));
      },
      { most: 3, apart: 1 },
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map((input) => work.ask(input)))).to.deep.equal([10, 20, 30, 40, 50]);
    expect(groups).to.deep.equal([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it("begins no group too soon after the one before", async () => {
    const work = new GroupWork<number, number>((inputs) => Promise.resolve([...inputs]), { most: 10, apart: 20 });
    const began = performance.now();
    for (const input of [1, 2, 3]) await work.ask(input);
    // Two rests; a timer may end up to a millisecond early.
    expect(performance.now() - began).to.be.at.least(38);
  });

  it("tells every caller of a group that failed, and goes on with the next", async () => {
    const work = new GroupWork<string, string>(
      (inputs) =>
        inputs.includes("bad") ? Promise.reject(new Error("the store is away")) : Promise.resolve([...inputs]),
      { most: 2, apart: 1 },
    );
    const told = await Promise.allSettled(["bad", "with it", "after it"].map((input) => work.ask(input)));
    expect(told.map(({ status }) => status)).to.deep.equal(["rejected", "rejected", "fulfilled"]);
    await work.drain();
  });
});
