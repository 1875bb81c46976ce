import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { runScript } from "../support/runScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const percent = { kind: "PercentOff", value: 500 };
const bundle = { kind: "BundlePrice", selector: 3, perOrder: 1, value: 100 };

describe("npm run rules", () => {
  const folder = temporaryFolder();
  const fileOf = async (name: string, content: unknown) => {
    const file = folder.path(name);
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };
  const rules = (...args: string[]) => runScript("scripts/rules/main.ts", args);

  it("ends with 0 when there is nothing to say", async () => {
    const { status, stdout } = await rules("check", await fileOf("good.json", { rules: [percent] }));
    expect(status).to.equal(0);
    expect(stdout).to.include("can be launched: no warnings");
  });

  it("ends with 2 and names rule, trap and remedy", async () => {
    const book = await fileOf("flat.json", { rules: [percent, { kind: "Points", lane: 1, value: 5 }] });
    const plain = await rules("check", book);
    expect(plain.status).to.equal(2);
    expect(plain.stdout)
      .to.include("rule 1 (Points)")
      .and.include("set minSpend")
      .and.include("FlatPointsWithoutSpend");
    const { stdout } = await rules("check", book, "--json");
    const { warnings } = JSON.parse(stdout) as { warnings: { code: string; rule: number }[] };
    expect(warnings.map(({ code, rule }) => `${rule} ${code}`)).to.deep.equal(["1 FlatPointsWithoutSpend"]);
  });

  it("explains itself", async () => {
    const { status, stdout } = await rules("--help");
    expect(status).to.equal(0);
    expect(stdout).to.include("Exit status");
  });

  it("looks at the products of baskets", async () => {
    const book = await fileOf("bundle.json", { rules: [bundle] });
    const line = (sku: number, tags: number) => ({ sku, tags, price: 100, quantity: 1 });
    const apart = await fileOf("apart.json", [{ lines: [line(1, 1)] }, { lines: [line(2, 2)] }]);
    const meeting = await fileOf("meeting.json", { lines: [line(1, 1), line(77, 3)] });
    expect((await rules("check", book, "--basket", apart)).status).to.equal(0);
    const { status, stdout } = await rules("check", book, "--basket", meeting);
    expect(status).to.equal(2);
    expect(stdout).to.include("sku 77");
  });

  it("ends with 1 and says what is wrong", async () => {
    const unlaunchable = await fileOf("bad.json", { rules: [{ ...percent, value: 10_001 }] });
    const plain = await rules("check", unlaunchable);
    expect(plain.status).to.equal(1);
    expect(plain.stderr).to.include("rule 0, field value: 10001 is above 10000 basis points");
    const { status, stdout } = await rules("check", unlaunchable, "--json");
    expect(status).to.equal(1);
    expect(JSON.parse(stdout)).to.have.nested.property("error.field", "value");
    const cases: [string[], string][] = [
      [[], "Say which rule book to check"],
      [["check"], "Usage"],
      [["audit", unlaunchable], "Usage"],
      [["check", folder.path("none.json")], "none.json"],
      [["check", await fileOf("text.json", "rules: none")], "the file is not JSON"],
      [["check", await fileOf("one.json", { rules: [] }), "--basket", unlaunchable], "unknown field"],
      [["check", unlaunchable, "--strict"], "--strict"],
    ];
    for (const [args, message] of cases) {
      const outcome = await rules(...args);
      expect(outcome.status, args.join(" ")).to.equal(1);
      expect(outcome.stderr).to.include(message);
    }
  });
});
