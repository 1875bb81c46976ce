import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { runScript } from "../../support/runScript.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** The example of the specification. */
const rules = {
  maxDiscountBps: 0,
  rules: [
    { kind: "BuyXGetY", lane: 0, selector: 1, buy: 1, get: 1, value: 5000 },
    { kind: "AmountOff", lane: 1, minSpend: 10000, every: 10000, value: 1000, cap: 3000 },
    { kind: "PercentOff", lane: 1, value: 500, audience: 7, personal: true },
    { kind: "Points", lane: 2, every: 100, value: 1 },
  ],
};
const basket = {
  lines: [
    { sku: 5, tags: 2, price: 1234, quantity: 1 },
    { sku: 9, tags: 1, price: 6000, quantity: 3 },
  ],
  context: { time: 1700000000, tier: 0, audiences: { "7": 300 } },
};
const result = {
  subtotal: 19234,
  discount: 4000,
  total: 15234,
  points: 152,
  tickets: 0,
  lines: [
    { sku: 5, price: 1234, quantity: 1, discount: 76 },
    { sku: 9, price: 6000, quantity: 3, discount: 3924 },
  ],
  rules: [
    { reason: "Applied", gain: 3000, uses: 1 },
    { reason: "Applied", gain: 1000, uses: 1 },
    { reason: "BeatenInLane", gain: 487, uses: 1 },
    { reason: "Applied", gain: 152, uses: 152 },
  ],
};

describe("npm run price", () => {
  const folder = temporaryFolder();
  const fileOf = async (name: string, content: unknown) => {
    const file = folder.path(name);
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };
  const price = async (book: unknown, baskets: unknown, ...options: string[]) => {
    const files = ["--rules", await fileOf("rules.json", book), "--basket", await fileOf("basket.json", baskets)];
    const { status, stdout } = await runScript("scripts/price/main.ts", [...files, ...options]);
    return { status, answer: JSON.parse(stdout) as unknown };
  };

  for (const options of [[], ["--evm"]])
    it(`prints the result of the specification's example ${options.join("")}`, async () => {
      expect(await price(rules, basket, ...options)).to.deep.equal({ status: 0, answer: result });
    });

  for (const options of [[], ["--evm"]])
    it(`prints an array for an array, with an error in the place of a bad basket ${options.join("")}`, async () => {
      const { status, answer } = await price(rules, [basket, { lines: [] }, basket], ...options);
      expect(status).to.equal(1);
      expect(answer).to.be.an("array").with.lengthOf(3);
      const [first, second, third] = answer as unknown[];
      expect([first, third]).to.deep.equal([result, result]);
      expect(second).to.have.nested.property("error.code", "LineCount");
      expect(second).to.have.nested.property("error.message").that.is.a("string");
    });

  for (const options of [[], ["--evm"]])
    it(`prints one error for a bad rule book, even with an array of baskets ${options.join("")}`, async () => {
      const { status, answer } = await price({ rules: [{ kind: "PercentOff", value: 10_001 }] }, [basket], ...options);
      expect(status).to.equal(1);
      expect(answer).to.have.nested.property("error.code", "InvalidRule");
    });

  it("prints an empty array for an empty array", async () => {
    expect(await price(rules, [])).to.deep.equal({ status: 0, answer: [] });
  });

  it("reads files with a byte order mark and Windows line ends", async () => {
    const windows = (value: unknown) => `\uFEFF${JSON.stringify(value, null, 2).replaceAll("\n", "\r\n")}\r\n`;
    expect(await price(windows(rules), windows(basket))).to.deep.equal({ status: 0, answer: result });
  });

  it("says which file it cannot read, and what is missing", async () => {
    const book = await fileOf("rules.json", rules);
    const { status, stdout } = await runScript("scripts/price/main.ts", [
      "--rules",
      book,
      "--basket",
      folder.path("none"),
    ]);
    expect(status).to.equal(1);
    expect(JSON.parse(stdout)).to.have.nested.property("error.code", "FileNotReadable");
    const { stderr } = await runScript("scripts/price/main.ts", ["--rules", book]);
    expect(stderr).to.include("--rules and --basket are needed").and.include("Usage");
  });
});
