import { expect } from "chai";
import { concat, computeAddress, id, keccak256, toUtf8Bytes } from "ethers";
import { hashTypedData, recoverAddress } from "viem";
import { couponKey, couponTypedData, parseCouponCode, signCoupon } from "#sdk";

const CODE = "0123456789ABCDEFGHJK";
const DOMAIN = { chainId: 31337, campaign: "0x00000000000000000000000000000000000000c1" } as const;
const COUPON = {
  account: "0x00000000000000000000000000000000000000a1",
  orderId: `0x${"11".repeat(32)}`,
  deadline: 1_700_000_900,
} as const;

describe("couponKey", () => {
  it("derives the key by keccak with a tag", () => {
    const privateKey = keccak256(concat([id("bonafide.coupon.key.v1"), toUtf8Bytes(CODE)]));
    expect(couponKey(CODE)).to.deep.equal({ privateKey, address: computeAddress(privateKey) });
  });

  it("reads a code as people type it", () => {
    expect(parseCouponCode(" ol23-4567 89ab-cdefg hjk\n")).to.equal(CODE);
  });

  it("refuses what is not a code", () => {
    for (const typed of ["", CODE.slice(1), `${CODE}0`, CODE.replace("A", "U"), CODE.replace("A", "Ä")])
      expect(() => couponKey(typed), typed).to.throw(RangeError, "20 letters and digits");
  });
});

describe("signCoupon", () => {
  it("signs for one order with the code's own key", async () => {
    const signature = await signCoupon(CODE, DOMAIN, COUPON);
    const hash = hashTypedData(couponTypedData(DOMAIN, COUPON));
    expect(await recoverAddress({ hash, signature })).to.equal(couponKey(CODE).address);
  });
});
