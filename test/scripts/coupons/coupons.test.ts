import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { getAddress, type Hex } from "viem";
import { couponKey, couponLeaf, verifyMerkleProof } from "#sdk";

const execute = promisify(execFile);

async function coupons(...args: string[]) {
  const outcome = await execute(process.execPath, ["scripts/coupons/main.ts", ...args]).catch(
    (cause: unknown) => cause,
  );
  const { stdout, stderr, code = 0 } = outcome as { stdout: string; stderr: string; code?: number };
  return { stdout, stderr, code };
}

describe("npm run coupons", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "coupons-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("makes codes that only the owner of the file can read, and proves each of them", async () => {
    const path = join(folder, "codes.csv");
    const made = await coupons("--count", "10007", "--out", path);
    expect(made.code, made.stderr).to.equal(0);
    expect(made.stderr).to.contain("10007 of 10007 codes");
    const { root } = JSON.parse(made.stdout) as { root: Hex };
    expect((await stat(path)).mode & 0o777).to.equal(0o600);

    const lines = (await readFile(path, "utf8")).trimEnd().split("\n").slice(1);
    const codes = lines.map((line) => line.slice(0, 20));
    expect(new Set(codes).size).to.equal(10_007);
    for (const index of [0, 10_006]) {
      const code = codes[index] ?? "";
      const proven = JSON.parse((await coupons("--in", path, "--prove", code)).stdout) as {
        address: Hex;
        salt: Hex;
        root: Hex;
        proof: Hex[];
      };
      expect(getAddress(proven.address)).to.equal(couponKey(code).address);
      expect(proven.root).to.equal(root);
      expect(verifyMerkleProof(root, couponLeaf(proven.address, proven.salt), proven.proof)).to.equal(true);
    }
  });

  it("never overwrites codes", async () => {
    const path = join(folder, "printed.csv");
    await writeFile(path, "printed");
    const { code, stderr } = await coupons("--count", "3", "--out", path);
    expect(code).to.equal(1);
    expect(stderr).to.contain("choose another file");
    expect(await readFile(path, "utf8")).to.equal("printed");
  });

  it("says what is wrong with its arguments", async () => {
    const broken = join(folder, "broken.csv");
    await writeFile(broken, "code,address,salt\nnonsense\n");
    const cases: [string[], string][] = [
      [["--count", "3"], "--out is missing"],
      [["--count", "0", "--out", join(folder, "x")], "--count 0"],
      [["--count", "10000001", "--out", join(folder, "x")], "make several files"],
      [["--in", broken, "--prove", "0".repeat(20)], "line 2: not a coupon"],
      [["--in", broken, "--prove", "short"], "20 letters and digits"],
      [["--in", join(folder, "none.csv"), "--prove", "0".repeat(20)], "does not exist"],
    ];
    for (const [args, message] of cases) {
      const { code, stderr } = await coupons(...args);
      expect(code).to.equal(1);
      expect(stderr).to.contain(message);
    }
  });
});
