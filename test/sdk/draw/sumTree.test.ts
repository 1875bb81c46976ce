import { expect } from "chai";
import { concat, type Hex, numberToHex, pad, slice } from "viem";
import { buildSumTree } from "#sdk/draw/buildSumTree";
import { claimKeyEntrant } from "#sdk/draw/claimKeyEntrant";
import { entryAt } from "#sdk/draw/entryAt";
import { hashSubtree } from "#sdk/draw/hashSubtree";
import { indexOfEntrant } from "#sdk/draw/indexOfEntrant";
import { ownerOfTicket } from "#sdk/draw/ownerOfTicket";
import { packEntries } from "#sdk/draw/packEntries";
import { parseEntries } from "#sdk/draw/parseEntries";
import { proveEntry } from "#sdk/draw/proveEntry";
import { SumTreeError } from "#sdk/draw/SumTreeError";
import { sumTreeHasher } from "#sdk/draw/sumTreeHasher";
import { verifyEntry } from "#sdk/draw/verifyEntry";
import { naiveTree } from "../../support/naiveDraw.ts";
import { randomEntries } from "../../support/randomEntries.ts";

async function refusal(action: () => Promise<unknown>): Promise<SumTreeError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof SumTreeError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("buildSumTree", () => {
  for (const count of [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 100, 1000]) {
    it(`agrees with the naive tree, and proves every one of ${count} entries`, async () => {
      const entries = randomEntries(count, 9, count);
      const tree = await buildSumTree(await packEntries(entries));
      const naive = naiveTree(entries);
      expect(tree.root).to.equal(naive.hash);
      expect(tree.total).to.equal(naive.sum);
      let start = 0n;
      for (const [index, entry] of entries.entries()) {
        const proof = proveEntry(tree, index);
        expect(verifyEntry(tree, entry, index, proof)).to.equal(start);
        expect(ownerOfTicket(tree, start)).to.equal(index);
        expect(ownerOfTicket(tree, start + entry.weight - 1n)).to.equal(index);
        expect(indexOfEntrant(tree.entries, entry.entrant)).to.equal(index);
        expect(entryAt(tree.entries, index)).to.deep.equal(entry);
        start += entry.weight;
      }
    });
  }

  it("carries sums beyond 32 bits, up to 2^64 - 1", async () => {
    const weights = [0xffff_ffffn, 2n, 0xffff_ffff_0000_0000n, 1n, 0xffff_fffbn];
    const entries = weights.map((weight, i) => ({ entrant: numberToHex(i + 1, { size: 32 }), weight }));
    entries[2]!.weight -= 0xffff_ffffn;
    const tree = await buildSumTree(await packEntries(entries));
    const naive = naiveTree(entries);
    expect([tree.root, tree.total]).to.deep.equal([naive.hash, naive.sum]);
    const start = entries.slice(0, 4).reduce((sum, { weight }) => sum + weight, 0n);
    expect(verifyEntry(tree, entries[4]!, 4, proveEntry(tree, 4))).to.equal(start);
  });

  it("gives one root however the work is cut, with progress, in slices and in workers", async () => {
    const entries = await packEntries(randomEntries(40_000, 5));
    const seen: number[] = [];
    const alone = await buildSumTree(entries, { onProgress: (hashed) => seen.push(hashed) });
    expect(seen).to.deep.equal([16_384, 32_768, 40_000]);
    const hasher = await sumTreeHasher();
    const worker = async (slice_: Uint8Array, depth: number): Promise<Uint8Array[]> => {
      await Promise.resolve();
      return hashSubtree(hasher, slice_, depth).slice(3);
    };
    const shared = await buildSumTree(entries, { workers: [worker, worker] });
    expect(shared.root).to.equal(alone.root);
    expect(proveEntry(shared, 39_999)).to.equal(proveEntry(alone, 39_999));
  });

  it("can be cancelled", async () => {
    const entries = await packEntries(randomEntries(40_000, 5));
    const controller = new AbortController();
    const building = buildSumTree(entries, {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    expect((await refusal(() => building)).code).to.equal("cancelled");
  });

  it("refuses lists that are not strictly ascending, hold no tickets, or add up to 2^64", async () => {
    const [a, b] = randomEntries(2, 9).map(({ entrant, weight }) =>
      concat([entrant, numberToHex(weight, { size: 8 })]),
    );
    const zero = concat([pad("0x01", { size: 32 }), pad("0x", { size: 8 })]);
    const huge = (entrant: Hex): Hex => concat([pad(entrant, { size: 32 }), "0x8000000000000000"]);
    const build = (list: Hex) => refusal(() => buildSumTree(Buffer.from(list.slice(2), "hex")));
    expect((await build("0x")).code).to.equal("empty");
    expect((await build(concat([a!, "0x00"]))).code).to.equal("wrong-length");
    expect((await build(concat([b!, a!]))).code).to.equal("not-ascending");
    expect((await build(concat([a!, a!]))).code).to.equal("duplicate");
    expect((await build(zero)).code).to.equal("bad-weight");
    expect((await build(concat([huge("0x01"), huge("0x02")]))).code).to.equal("sum-too-large");
  });
});

describe("verifyEntry", () => {
  it("refuses another weight, index, entrant, path, total or count", async () => {
    const entries = randomEntries(11, 9);
    const tree = await buildSumTree(await packEntries(entries));
    const entry = entries[6]!;
    const proof = proveEntry(tree, 6);
    const attempts: (() => bigint)[] = [
      () => verifyEntry(tree, { ...entry, weight: entry.weight + 1n }, 6, proof),
      () => verifyEntry(tree, entry, 5, proof),
      () => verifyEntry(tree, entry, 6 + 16, proof),
      () => verifyEntry(tree, entries[5]!, 6, proof),
      () => verifyEntry(tree, entry, 6, slice(proof, 40)),
      () => verifyEntry(tree, entry, 6, slice(proof, 1)),
      () => verifyEntry({ ...tree, total: tree.total + 1n }, entry, 6, proof),
      () => verifyEntry({ ...tree, count: 6 }, entry, 6, proof),
      () => verifyEntry(tree, { ...entry, weight: 0n }, 6, proof),
    ];
    for (const attempt of attempts) expect(attempt).to.throw(SumTreeError);
  });

  it("refuses an index that only a longer path could reach, even where the count allows it", async () => {
    const tree = await buildSumTree(await packEntries(randomEntries(11, 9)));
    const entry = entryAt(tree.entries, 6);
    const again = (): bigint => verifyEntry({ ...tree, count: 1_000 }, entry, 6 + 16, proveEntry(tree, 6));
    expect(again).to.throw(SumTreeError).with.property("code", "no-such-entry");
  });

  it("refuses sums that wrap, which would give one ticket two owners", () => {
    const half = 1n << 63n;
    const sibling = concat([pad("0x0a", { size: 32 }), numberToHex(half, { size: 8 })]);
    const commitment = { root: pad("0x0b", { size: 32 }), total: 2n * half, count: 2 };
    const wrap = (): bigint =>
      verifyEntry(commitment, { entrant: pad("0x01", { size: 32 }), weight: half }, 1, sibling);
    expect(wrap).to.throw(SumTreeError).with.property("code", "sum-too-large");
  });
});

describe("packEntries and parseEntries", () => {
  const address = (n: number): Hex => numberToHex(n, { size: 20 });
  const pack = (csv: string) => packEntries(parseEntries(csv.split("\n")));

  it("sort, skip the header and empty lines, and keep claim keys apart from accounts", async () => {
    const key = claimKeyEntrant(address(2));
    const records = await pack(`entrant,weight\n${key},7\n\n${address(3)},1\n${address(2)},5\n`);
    expect([0, 1, 2].map((i) => entryAt(records, i))).to.deep.equal([
      { entrant: pad(address(2), { size: 32 }), weight: 5n },
      { entrant: pad(address(3), { size: 32 }), weight: 1n },
      { entrant: key, weight: 7n },
    ]);
  });

  it("name the line of what they refuse", async () => {
    const cases: [string, string, number][] = [
      [`entrant,weight\n${address(1)},1\n${address(2)},0`, "bad-weight", 3],
      [`${address(1)},-5`, "bad-weight", 1],
      [`${address(1)},1.5`, "bad-weight", 1],
      [`${address(1)},18446744073709551616`, "bad-weight", 1],
      [`${address(1)},1\n\n${address(2)},2\n${address(1)},3`, "duplicate", 4],
      [`${address(1)},18446744073709551615\n${address(2)},1`, "sum-too-large", 2],
      [`${address(1)},1\n0x12,1`, "bad-entrant", 2],
      [`${address(1)}`, "bad-entrant", 1],
    ];
    for (const [csv, code, line] of cases) {
      const error = await refusal(() => pack(csv));
      expect([error.code, error.line], csv).to.deep.equal([code, line]);
      expect(error.message).to.match(new RegExp(`^line ${line}: `));
    }
    expect((await refusal(() => pack(""))).code).to.equal("empty");
  });
});
