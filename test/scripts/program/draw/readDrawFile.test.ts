import { writeFileSync } from "node:fs";
import { expect } from "chai";
import { checkDrawTerms } from "../../../../scripts/program/draw/checkDrawTerms.ts";
import { readDrawFile } from "../../../../scripts/program/draw/readDrawFile.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const DAY = 86_400;
const now = Date.UTC(2030, 0, 1) / 1000;
const owner = "0x00000000000000000000000000000000000000A1";

const plan = {
  title: { en: "Winter draw", zh: "冬季抽奖" },
  promotion: "0x00000000000000000000000000000000000000B2",
  ordersFrom: "2029-06-01T00:00:00Z",
  mode: "distinct",
  beacon: "evmnet",
  prizes: [
    { points: 5_000 },
    { erc20: owner, amount: "1000000000000000000000", quantity: 2 },
    { erc721: owner, id: 7 },
  ],
  beneficiary: "0x00000000000000000000000000000000000bEEf1",
  maxTickets: 50,
  freeEntry: "Ask at the counter for a free ticket, one a person.",
  entriesCloseAt: "2030-01-11T18:00:00+08:00",
};

describe("readDrawFile", () => {
  const folder = temporaryFolder();
  const read = (content: unknown) => {
    const file = folder.path("draw.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return readDrawFile(file);
  };
  const problemsOf = (content: unknown, isTest = false) => checkDrawTerms(read(content).terms, { now, owner, isTest });

  it("counts each step's time from the one before", () => {
    const { terms } = read({ ...plan, challengesFor: "90m", answersFor: "30s" });
    const closeAt = Date.UTC(2030, 0, 11, 10) / 1000;
    expect(terms).to.include({
      entriesCloseAt: closeAt,
      commitBy: closeAt + DAY,
      challengeEnd: closeAt + DAY + 5_400,
      answerSeconds: 30,
      drawBy: closeAt + 15 * DAY + 5_430,
      claimSeconds: 30 * DAY,
    });
    expect(terms.prizes).to.deep.equal([
      { kind: "points", amount: 5_000n, quantity: 1 },
      { kind: "erc20", token: owner, amount: 10n ** 21n, quantity: 2 },
      { kind: "erc721", token: owner, amount: 7n, quantity: 1 },
    ]);
    expect(problemsOf(plan)).to.deep.equal([]);
  });

  const unreadable: [string, unknown, RegExp][] = [
    ["no JSON", "{", /cannot be read as JSON/],
    ["an unknown field", { ...plan, colour: "red" }, /colour/],
    ["no free entry", { ...plan, freeEntry: " " }, /freeEntry: say how to take part/],
    ["a moment without its zone", { ...plan, entriesCloseAt: "2030-01-01" }, /entriesCloseAt: expected a moment/],
    ["a prize of no kind", { ...plan, prizes: [{ car: 1 }] }, /prizes\.0: expected \{"points"/],
    ["entries on chain", { ...plan, mode: "on-chain" }, /mode: "independent"/],
    ["half a ticket", { ...plan, maxTickets: 0.5 }, /maxTickets: expected a whole number/],
  ];
  for (const [name, content, problem] of unreadable) {
    it(`refuses ${name}`, () => {
      expect(() => read(content)).to.throw(problem);
    });
  }

  const mistakes: [string, object, RegExp][] = [
    ["a prize of nothing", { prizes: [{ points: 0 }] }, /^prizes: a prize of 0/],
    ["more prizes than can be claimed", { prizes: [{ points: 1, quantity: 10_001 }] }, /^prizes: 10001/],
    ["the merchant as beneficiary", { beneficiary: owner }, /^beneficiary: .* charity/],
    ["nobody as beneficiary", { beneficiary: `0x${"0".repeat(40)}` }, /^beneficiary: the zero address/],
    ["a close in the past", { entriesCloseAt: "2029-12-31T23:59:59Z" }, /^entriesCloseAt: it is past/],
    ["no time for the list", { commitWithin: "0s" }, /^commitWithin/],
    ["no time for doubts", { challengesFor: "23h" }, /^challengesFor: .*24 hours/],
    ["no time for answers", { answersFor: "23h" }, /^answersFor/],
    ["no time for the winning number", { drawWithin: "24h" }, /^drawWithin/],
    ["no time for claims", { claimsFor: "1h" }, /^claimsFor/],
    ["no ticket that counts", { maxTickets: 0 }, /^maxTickets/],
    ["a bond that nobody pays", { bondWei: "100000000000000001" }, /^bondWei/],
  ];
  for (const [name, change, problem] of mistakes) {
    it(`says what is wrong with ${name}`, () => {
      const problems = problemsOf({ ...plan, ...change });
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(problem);
    });
  }

  it("lets a test draw be short", () => {
    const short = { commitWithin: "1s", challengesFor: "1s", answersFor: "1s", drawWithin: "2s", claimsFor: "1s" };
    expect(problemsOf({ ...plan, ...short }, true)).to.deep.equal([]);
    expect(problemsOf({ ...plan, ...short })).to.have.length(4);
  });
});
