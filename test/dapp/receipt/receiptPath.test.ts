import { expect } from "chai";
import { parseReceiptPath } from "../../../dapp/features/customer/receipt/parseReceiptPath.ts";
import { receiptPath } from "../../../dapp/features/customer/receipt/receiptPath.ts";

const place = {
  chainId: 31337,
  campaign: `0x${"ab".repeat(20)}`,
  orderId: `0x${"cd".repeat(32)}`,
  transaction: `0x${"ef".repeat(32)}`,
  rpcUrl: "http://127.0.0.1:8545/?key=a+b/c",
} as const;

const segments = (path: string) => {
  const [, , chainId = "", campaign = "", orderId = "", transaction = "", node = ""] = path.split("/");
  return { chainId, campaign, orderId, transaction, node };
};

describe("a receipt's address", () => {
  it("comes back as it was", () => {
    expect(parseReceiptPath(segments(receiptPath(place)))).to.deep.equal(place);
  });

  it("is refused when it was cut, or names no node", () => {
    const whole = segments(receiptPath(place));
    expect(parseReceiptPath({ ...whole, transaction: whole.transaction.slice(0, -1) })).to.equal(null);
    expect(parseReceiptPath({ ...whole, node: "" })).to.equal(null);
    expect(parseReceiptPath({ ...whole, node: btoa("javascript:alert(1)") })).to.equal(null);
    expect(parseReceiptPath({ ...whole, chainId: "0" })).to.equal(null);
  });
});
