import { expect } from "chai";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { drawEn } from "../../../dapp/i18n/draw/en.ts";
import { drawZh } from "../../../dapp/i18n/draw/zh.ts";
import { en } from "../../../dapp/i18n/en.ts";
import { zh } from "../../../dapp/i18n/zh.ts";

const catalogs = {
  en: { ...en, ...drawEn } as Record<string, string>,
  zh: { ...zh, ...drawZh } as Record<string, string>,
};
const ids = Object.keys(catalogs.en);
/** The names of the values a message asks for. */
const valuesOf = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!))].sort();

describe("the catalogues of messages", () => {
  it("compile in both languages", () => {
    for (const id of ids)
      for (const text of [catalogs.en[id]!, catalogs.zh[id]!]) expect(compileMessage(text), id).to.not.equal("");
  });

  it("ask for no value in Chinese that English does not have", () => {
    for (const id of ids) expect(valuesOf(catalogs.en[id]!), id).to.include.members(valuesOf(catalogs.zh[id]!));
  });

  it("keep the words of the machinery out of the customer's room", () => {
    const exact = /^(audit|sum|under|figure)\./;
    const machinery = /\b(mint|hash|nonce|gas|merkle)/i;
    for (const id of ids.filter((name) => !exact.test(name))) expect(catalogs.en[id], id).to.not.match(machinery);
  });
});
