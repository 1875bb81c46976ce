import { expect } from "chai";
import { accountEntrant, buildSumTree, type Entry, indexOfEntrant, packEntries, proveEntry } from "#sdk";
import { isListed } from "../../../dapp/features/customer/draw/isListed.ts";
import type { KeptTickets } from "../../../dapp/features/customer/draw/ticketStore.ts";

const mine = accountEntrant("0x00000000000000000000000000000000000000A1");
const entries: Entry[] = [
  { entrant: mine, weight: 7n },
  { entrant: accountEntrant("0x00000000000000000000000000000000000000b2"), weight: 5n },
  { entrant: accountEntrant("0x00000000000000000000000000000000000000C3"), weight: 1n },
];
const tree = await buildSumTree(await packEntries(entries));
const commitment = { root: tree.root, total: tree.total, count: tree.count, at: 1_000 };
const index = indexOfEntrant(tree.entries, mine)!;

const kept: KeptTickets = {
  chainId: 1,
  draw: "0xd",
  account: "0xa1",
  seenAt: 2_000,
  tickets: "7",
  receipt: { entrant: mine, tickets: "7", finalAt: 900, signature: "0x" },
  entry: { index, weight: "7", proof: proveEntry(tree, index) },
};

describe("isListed", () => {
  it("finds the entry under the root that was fixed", () => {
    expect(isListed({ commitment }, kept)).to.equal(true);
  });

  it("does not believe another weight, another place or another list", () => {
    const heavier = { ...kept, tickets: "9", entry: { ...kept.entry!, weight: "9" } };
    expect(isListed({ commitment }, heavier)).to.equal(false);
    expect(isListed({ commitment }, { ...kept, entry: { ...kept.entry!, index: index + 1 } })).to.equal(false);
    expect(isListed({ commitment: { ...commitment, total: 14n } }, kept)).to.equal(false);
  });

  it("says so when the list has fewer tickets than the shop signed for", () => {
    expect(isListed({ commitment }, { ...kept, tickets: "8" })).to.equal(false);
  });

  it("raises no alarm before the list is fixed, or before the shop was asked since", () => {
    expect(isListed({ commitment: null }, kept)).to.equal(undefined);
    expect(isListed({ commitment }, { ...kept, entry: null, seenAt: 999 })).to.equal(undefined);
    expect(isListed({ commitment }, { ...kept, entry: null, seenAt: 1_100 })).to.equal(false);
  });
});
