import { expect } from "chai";
import { parseRuleBook, RuleBookError, validateRuleBook, type RuleBook } from "#sdk";
import { badBooks } from "../../support/pricing/badBooks.ts";

describe("validateRuleBook", () => {
  for (const { title, book, rule, field } of badBooks)
    it(`refuses ${title}`, () => {
      const code = rule === undefined ? "InvalidRuleBook" : "InvalidRule";
      const error = errorOf(() => validateRuleBook(book));
      expect(error).to.include({ code, rule, field });
      expect(error.message)
        .to.include(rule === undefined ? "rule book" : `rule ${rule}`)
        .and.include(field);
    });

  it("refuses 33 rules, an unknown kind, and values out of range", () => {
    const rule = { kind: "PercentOff", value: 1 } as const;
    const refused = (book: RuleBook) => errorOf(() => validateRuleBook(book));
    expect(refused({ rules: Array.from({ length: 33 }, () => rule) }).field).to.equal("rules");
    expect(refused({ rules: [{ ...rule, kind: "Free" as "Points" }] }).field).to.equal("kind");
    expect(refused({ rules: [{ ...rule, lane: 16 }] }).field).to.equal("lane");
    expect(refused({ rules: [{ ...rule, cap: 2 ** 53 }] }).field).to.equal("cap");
    expect(refused({ rules: [{ ...rule, cap: 1.5 }] }).field).to.equal("cap");
    expect(refused({ rules: [{ ...rule, minTier: 256 }] }).field).to.equal("minTier");
    expect(refused({ rules: [{ ...rule, selector: 2n ** 64n }] }).field).to.equal("selector");
    expect(refused({ currency: "EURO", rules: [] }).field).to.equal("currency");
  });

  it("accepts 32 rules, empty windows, every lane and an empty book", () => {
    const rules = Array.from({ length: 32 }, (_, i) => ({ kind: "PercentOff", lane: i % 16, value: 10_000 }) as const);
    expect(validateRuleBook({ rules })).to.have.length(32);
    expect(validateRuleBook({ rules: [{ kind: "PercentOff", from: 5, until: 5 }] })).to.have.length(1);
    expect(validateRuleBook({ rules: [] })).to.deep.equal([]);
  });
});

describe("parseRuleBook", () => {
  it("names unknown fields and values of a wrong type", () => {
    const refused = (json: unknown) => errorOf(() => parseRuleBook(json));
    expect(refused({ rules: [{ kind: "Points", points: 3 }] })).to.include({
      code: "UnknownField",
      rule: 0,
      field: "points",
    });
    expect(refused({ rule: [] })).to.include({ code: "UnknownField", field: "rule" });
    expect(refused({ rules: [{ kind: "Free" }] })).to.include({ code: "InvalidRule", field: "kind" });
    expect(refused({ rules: [{ kind: "Points", value: "3" }] })).to.include({ code: "InvalidRule", field: "value" });
    expect(refused({ rules: [{ kind: "Points", personal: 1 }] })).to.include({
      code: "InvalidRule",
      field: "personal",
    });
    expect(refused([])).to.include({ code: "InvalidRuleBook" });
  });
});

function errorOf(act: () => unknown): RuleBookError {
  try {
    act();
  } catch (cause) {
    if (cause instanceof RuleBookError) return cause;
    throw cause;
  }
  throw new Error("nothing was refused");
}
