import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { keccak256, numberToHex } from "viem";
import { runScript } from "../support/runScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const account = (n: number) => numberToHex(0xacc0 + n, { size: 20 });

describe("draw", () => {
  const folder = temporaryFolder();
  const draw = (...args: string[]) => runScript("scripts/draw/main.ts", args);
  const listOf = (name: string, text: string) => {
    writeFileSync(folder.path(name), text);
    return folder.path(name);
  };

  it("builds a list, proves an entry and verifies the proof, each in a process of its own", async () => {
    const csv = listOf("list.csv", `entrant,weight\n${[3, 1, 2].map((n) => `${account(n)},${n}`).join("\n")}\n`);
    const records = folder.path("list.bin");
    const built = await draw("build", csv, "--out", records);
    expect(built.status, built.stderr).to.equal(0);
    const tree = JSON.parse(built.stdout) as { root: string; total: string; count: number; dataHash: string };
    expect([tree.total, tree.count]).to.deep.equal(["6", 3]);
    expect(tree.dataHash).to.equal(keccak256(readFileSync(records)));

    const file = folder.path("proof.json");
    const proven = await draw("prove", records, "--entrant", account(2), "--out", file);
    expect(JSON.parse(proven.stdout)).to.deep.include({ root: tree.root, weight: "2", index: 1, start: "1" });
    const verified = await draw("verify", file, "--root", tree.root, "--total", "6");
    expect(verified.stdout).to.include("owns tickets 1 to 2 of 6");

    const forged = JSON.parse(readFileSync(file, "utf8")) as { weight: string };
    const refused = await draw("verify", listOf("forged.json", JSON.stringify({ ...forged, weight: "3" })));
    expect([refused.status, refused.stderr]).to.deep.equal([
      1,
      `Error: ${folder.path("forged.json")}: the proof leads to another root\n`,
    ]);
    const absent = await draw("prove", csv, "--entrant", account(9));
    expect(absent.stderr).to.include("is not on the list");
  });

  it("says in a sentence what it cannot read", async () => {
    const csv = listOf("two.csv", `${account(1)},3\n${account(2)},1`);
    const cases: [string[], string][] = [
      [["verify", csv], "is no proof"],
      [["prove", csv, "--index", "x"], "--index x is not a whole number"],
      [["prove", csv, "--index", "2"], "the list has entries 0 to 1, not 2"],
      [["build", folder.path("none.csv")], "no such file"],
    ];
    for (const [args, sentence] of cases) {
      const { status, stderr } = await draw(...args);
      expect(stderr)
        .to.match(/^Error: .*\n$/)
        .and.include(sentence);
      expect(status).to.equal(1);
    }
  });

  it("refuses duplicates, weights below one and a total of 2^64, with the line", async () => {
    const cases: [string, string][] = [
      [`${account(1)},1\n${account(2)},1\n${account(1)},5`, "line 3: the same entrant as in line 1"],
      [`entrant,weight\n${account(1)},0`, "line 2: a weight is a whole number from 1"],
      [`entrant,weight\n${account(1)},4\n${account(2)},-4`, "line 3: a weight is a whole number from 1"],
      [`${account(1)},18446744073709551615\n${account(2)},1`, "line 2: the weights add up to 2^64"],
    ];
    for (const [csv, sentence] of cases) {
      const { status, stderr, stdout } = await draw("build", listOf("bad.csv", csv));
      expect(stderr, csv).to.include(sentence);
      expect([status, stdout]).to.deep.equal([1, ""]);
    }
  });
});
