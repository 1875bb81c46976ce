import { expect } from "chai";
import { type Hex, pad } from "viem";
import { appendedEntries } from "#sdk/draw/appendedEntries";

const [ann, bob, carl] = (["0x0a", "0x0b", "0x0c"] as const).map((entrant) => pad(entrant)) as [Hex, Hex, Hex];
const challenged = (entrant: Hex, tickets: bigint) =>
  ({ eventName: "OmissionChallenged", args: { entrant, tickets, challenger: "0x", bondWei: 1n } }) as const;
const answered = (entrant: Hex, weight: bigint, missing: bigint) =>
  ({ eventName: "OmissionAnswered", args: { entrant, weight, missing } }) as const;

describe("appendedEntries", () => {
  it("keeps what is missing of each entrant, and moves the last one into an answered one's place", () => {
    const asked = [challenged(ann, 3n), challenged(bob, 5n), challenged(carl, 7n)];
    expect(appendedEntries(asked)).to.deep.equal([
      { entrant: ann, weight: 3n },
      { entrant: bob, weight: 5n },
      { entrant: carl, weight: 7n },
    ]);
    expect(appendedEntries([...asked, answered(ann, 3n, 0n), answered(bob, 1n, 4n)])).to.deep.equal([
      { entrant: carl, weight: 7n },
      { entrant: bob, weight: 4n },
    ]);
    expect(appendedEntries([...asked, answered(carl, 9n, 0n)])).to.have.length(2);
  });

  it("counts what was shown already when a later receipt asks for more", () => {
    const events = [challenged(ann, 3n), answered(ann, 2n, 1n), challenged(ann, 6n)];
    expect(appendedEntries(events)).to.deep.equal([{ entrant: ann, weight: 4n }]);
  });
});
