import { expect } from "chai";
import { decodeRuleBook, encodeRuleBook, type RuleBook } from "#sdk";
import type { PricingLens } from "../../../types/ethers-contracts/index.ts";
import { badBooks } from "../../support/pricing/badBooks.ts";
import { bookStruct } from "../../support/pricing/bookStruct.ts";
import { chainPricing } from "../../support/pricing/chainPricing.ts";
import { randomCase } from "../../support/pricing/randomCase.ts";

describe("Launching a rule book", () => {
  let lens: PricingLens;

  before(async () => {
    ({ lens } = await chainPricing());
  });

  for (const { title, book, rule, field } of badBooks)
    it(`refuses ${title}`, async () => {
      const launch = lens.encode(bookStruct(book));
      if (rule === undefined)
        await expect(launch).to.be.revertedWithCustomError(lens, "InvalidRuleBook").withArgs(field);
      else await expect(launch).to.be.revertedWithCustomError(lens, "InvalidRule").withArgs(rule, field);
    });

  it("refuses 33 rules, lane 16 and amounts above 2^53 - 1", async () => {
    const rule = { kind: "PercentOff", value: 1 } as const;
    const struct = bookStruct({ rules: [rule] });
    const launch = (book: RuleBook) => lens.encode(bookStruct(book));
    await expect(launch({ rules: Array.from({ length: 33 }, () => rule) }))
      .to.be.revertedWithCustomError(lens, "TooManyRules")
      .withArgs(33);
    await expect(launch({ rules: [{ ...rule, lane: 16 }] }))
      .to.be.revertedWithCustomError(lens, "LaneTooHigh")
      .withArgs(0, 16);
    for (const field of ["minSpend", "cap", "limit", "perAccount", "until", "minQuantity"])
      await expect(lens.encode({ ...struct, rules: struct.rules.map((filled) => ({ ...filled, [field]: 2n ** 53n })) }))
        .to.be.revertedWithCustomError(lens, "InvalidRule")
        .withArgs(0, field);
  });

  it("refuses bytes that are no rule book", async () => {
    const good = encodeRuleBook({
      rules: [
        { kind: "PercentOff", value: 500 },
        { kind: "Points", lane: 1, value: 1 },
      ],
    });
    const bad = [
      "0x",
      good.slice(0, -2),
      `${good}00`,
      good.replace("000003f4", "000103f4"),
      `${good.slice(0, 14)}03${good.slice(16)}`,
      `${good.slice(0, 14)}01${good.slice(16)}`,
    ];
    for (const bytes of bad.filter((hex) => hex !== good))
      await expect(lens.decode(bytes)).to.be.revertedWithCustomError(lens, "InvalidRuleBook").withArgs("encoding");
  });

  it("gives the bytes that the twin gives, and the book back", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { book } = randomCase(seed);
      const bytes = await lens.encode(bookStruct(book));
      expect(bytes, `seed ${seed}`).to.equal(encodeRuleBook(book));
      expect(encodeRuleBook(decodeRuleBook(encodeRuleBook(book)))).to.equal(bytes);
      const { rules } = await lens.decode(bytes);
      expect(rules.map(({ kind, value, until }) => [Number(kind), Number(value), Number(until)])).to.deep.equal(
        bookStruct(book).rules.map(({ kind, value, until }) => [kind, value, until]),
      );
    }
  });
});
