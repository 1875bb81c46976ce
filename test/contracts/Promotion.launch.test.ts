import { expect } from "chai";
import { network } from "hardhat";
import { decodeTerms, encodeTerms, KINDS, type PromotionTerms } from "#sdk";
import type { PromotionTermsStruct } from "../../types/ethers-contracts/promotion/TermsCodec.ts";
import { deployPromotion, launchPromotion, TERMS } from "../support/promotionFixture.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const ROOT = `0x${"ab".repeat(32)}` as const;
const full: PromotionTerms = {
  ...TERMS,
  holdSeconds: 1_209_600,
  coupons: [
    { audience: 9, root: ROOT },
    { audience: 255, root: `0x${"01".repeat(32)}` },
  ],
};
const fixture = async () => {
  const shop = await deployPromotion(connection, { terms: full });
  const [launch] = await shop.program.queryFilter(shop.program.filters.CampaignLaunched());
  const codec = await ethers.getContractAt("TermsCodec", await shop.campaign.termsCodec());
  return { ...shop, implementation: launch!.args.implementation, codec };
};
const load = () => networkHelpers.loadFixture(fixture);

/** The terms as the ABI has them. */
function struct({ book, ...rest }: PromotionTerms): PromotionTermsStruct {
  const { currency = "", startsAt = 0, endsAt = 0, maxDiscountBps = 0 } = book;
  const empty = {
    lane: 0,
    personal: false,
    value: 0,
    selector: 0,
    every: 0,
    minSpend: 0,
    cap: 0,
    trigger: 0,
    audience: 0,
  };
  const more = { perOrder: 0, limit: 0, perAccount: 0, buy: 0, get: 0, minTier: 0, from: 0, until: 0, minQuantity: 0 };
  const rules = book.rules.map((rule) => ({ ...empty, ...more, ...rule, kind: KINDS.indexOf(rule.kind) }));
  const letters = ethers.encodeBytes32String(currency).slice(0, 8);
  return { ...rest, coupons: [...rest.coupons], book: { currency: letters, startsAt, endsAt, maxDiscountBps, rules } };
}

describe("Promotion: its terms", () => {
  it("are its own code: the SDK, the codec and the campaign agree on them", async () => {
    const { program, campaign, codec } = await load();
    const bytes = encodeTerms(full);
    expect(await codec.encode(struct(full))).to.equal(bytes);
    const code = await ethers.provider.getCode(campaign);
    expect(code.slice(2 + 2 * 70)).to.equal(bytes.slice(2));
    expect(encodeTerms(decodeTerms(bytes))).to.equal(bytes);
    expect(decodeTerms(bytes).coupons).to.deep.equal(full.coupons);

    expect(await campaign.terms()).to.deep.equal(await codec.decode(bytes));
    expect((await campaign.terms()).book.rules.map(({ value }) => Number(value))).to.deep.equal([
      1_000, 2_000, 1_500, 1,
    ]);
    expect(await campaign.program()).to.equal(await program.getAddress());
    expect(await campaign.launchedAt()).to.equal((await program.campaignOf(campaign)).launchedAt);
  });

  it("are refused at launch with what is wrong", async () => {
    const { program, implementation, codec } = await load();
    const good = encodeTerms(full);
    const withCoupons = (...coupons: [number, string][]) =>
      codec.encode(
        struct({ ...full, coupons: coupons.map(([audience, root]) => ({ audience, root: root as `0x${string}` })) }),
      );
    const cases = [
      ["0x", "TermsTooShort"],
      [good.slice(0, 2 + 2 * 40), "TermsTooShort"],
      [good.slice(0, -2), "InvalidRuleBook"],
      [`${good}00`, "InvalidRuleBook"],
      [await withCoupons([9, ROOT], [9, ROOT]), "CouponRootsNotAscending"],
      [await withCoupons([0, ROOT]), "CouponRootsNotAscending"],
      [await withCoupons([9, `0x${"00".repeat(32)}`]), "CouponRootEmpty"],
    ] as const;
    for (const [bytes, error] of cases)
      await expect(program.launch(implementation, bytes, 0), error).to.be.revertedWithCustomError(
        { interface: codec.interface },
        error,
      );
  });

  it("name the rule and the field that cannot be launched", async () => {
    const { program, implementation, codec } = await load();
    const bps = struct({ ...full, book: { rules: [{ kind: "PercentOff", value: 10_001 }] } });
    await expect(program.launch(implementation, await codec.encode(bps), 0))
      .to.be.revertedWithCustomError({ interface: codec.interface }, "InvalidRule")
      .withArgs(0, "value");
    const mixed = { rules: [{ kind: "PercentOff", value: 1 } as const, { kind: "Points", value: 1 } as const] };
    await expect(program.launch(implementation, await codec.encode(struct({ ...full, book: mixed })), 0))
      .to.be.revertedWithCustomError({ interface: codec.interface }, "InvalidRule")
      .withArgs(1, "lane");
  });

  it("are refused by the SDK before anything is sent", () => {
    expect(() => encodeTerms({ ...full, coupons: [...full.coupons].reverse() })).to.throw(RangeError, "sort them");
    expect(() => encodeTerms({ ...full, holdSeconds: 2 ** 32 })).to.throw(RangeError, "holdSeconds");
    expect(() => decodeTerms("0x00")).to.throw(RangeError, "not the terms");
    expect(() => decodeTerms(encodeTerms(full).slice(0, 30) as `0x${string}`)).to.throw(RangeError, "not the terms");
  });
});

describe("Promotion: who may launch what", () => {
  it("takes its launch from its program only", async () => {
    const { campaign, eve } = await load();
    await expect(campaign.connect(eve).onLaunch())
      .to.be.revertedWithCustomError(campaign, "NotProgram")
      .withArgs(eve.address);
  });

  it("cannot be replaced by a merchant's own code", async () => {
    const { program, campaign } = await load();
    const hostile = await ethers.deployContract("CampaignMock");
    await expect(program.launch(hostile, encodeTerms(full), 1)).to.be.revertedWithCustomError(
      program,
      "NotImplementation",
    );
    await expect(program.launch(campaign, encodeTerms(full), 1)).to.be.revertedWithCustomError(
      program,
      "NotImplementation",
    );
    await expect(program.mint(hostile, 1)).to.be.revertedWithCustomError(program, "NotCampaign");
  });

  it("keeps campaigns apart: an order settled in one is unknown in the other", async () => {
    const { program, implementation, campaign } = await load();
    const other = await launchPromotion(connection, program, implementation);
    expect(await other.getAddress()).not.to.equal(await campaign.getAddress());
    expect((await other.terms()).coupons).to.have.length(0);
    expect((await campaign.terms()).coupons).to.have.length(2);
  });

  it("fits into a contract", async () => {
    const { implementation } = await load();
    expect((await ethers.provider.getCode(implementation)).length / 2 - 1).to.be.below(24_576);
  });
});
