import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { hashTypedData } from "viem";
import { hashQuote, type Quote, quoteTypedData, settlementTypedData } from "#sdk";

const DOMAIN = { chainId: 31337, campaign: "0x00000000000000000000000000000000000000c1" } as const;
const quote: Quote = {
  orderId: `0x${"11".repeat(32)}`,
  account: "0x00000000000000000000000000000000000000a1",
  issuedAt: 1_700_000_000,
  deadline: 1_700_000_900,
  tier: 2,
  audiences: [{ number: 7, value: 300 }],
  available: [{ rule: 1, uses: Number.MAX_SAFE_INTEGER }],
  lines: [
    { sku: 5n, tags: 2n, price: 1234, quantity: 1 },
    { sku: 2n ** 64n - 1n, tags: 2n ** 63n, price: 6000, quantity: 3 },
  ],
  total: 15_234,
  points: 152,
  tickets: 0,
  salt: `0x${"22".repeat(32)}`,
};

describe("quoteTypedData", () => {
  it("hashes as another EIP-712 library does", () => {
    for (const data of [quoteTypedData(DOMAIN, quote), settlementTypedData(DOMAIN, quote)]) {
      const types: Record<string, { name: string; type: string }[]> = {};
      for (const [name, fields] of Object.entries(data.types)) types[name] = [...fields];
      expect(hashTypedData<Record<string, unknown>, string>({ ...data, types })).to.equal(
        TypedDataEncoder.hash(data.domain, types, data.message),
      );
    }
  });

  it("puts the quote's own hash into the customer's consent", () => {
    expect(settlementTypedData(DOMAIN, quote).message.quoteHash).to.equal(hashQuote(quote));
    expect(hashQuote({ ...quote, salt: `0x${"23".repeat(32)}` })).not.to.equal(hashQuote(quote));
  });
});
