import { expect } from "chai";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { en } from "../../../dapp/i18n/en.ts";
import type { MessageId } from "../../../dapp/i18n/MessageId.ts";
import { zh } from "../../../dapp/i18n/zh.ts";

const ids = Object.keys(en) as MessageId[];
/** The names of the values a message asks for. */
const valuesOf = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!))].sort();

describe("the catalogues of messages", () => {
  it("compile in both languages", () => {
    for (const id of ids) for (const text of [en[id], zh[id]]) expect(compileMessage(text), id).to.not.equal("");
  });

  it("ask for no value in Chinese that English does not have", () => {
    for (const id of ids) expect(valuesOf(en[id]), id).to.include.members(valuesOf(zh[id]));
  });

  it("keep the words of the machinery out of the customer's room", () => {
    const exact = /^(audit|sum|under|figure)\./;
    const machinery = /\b(mint|hash|nonce|gas|merkle)/i;
    for (const id of ids.filter((name) => !exact.test(name))) expect(en[id], id).to.not.match(machinery);
  });
});
