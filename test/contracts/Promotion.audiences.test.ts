import { expect } from "chai";
import { keccak256, toUtf8Bytes } from "ethers";
import { network } from "hardhat";
import type { Address, Hex } from "viem";
import {
  audienceProof,
  couponKey,
  couponLeaf,
  type Eligibility,
  eligibilityTypedData,
  merkleTree,
  offerBatchTypedData,
  offerLeaf,
  type Quote,
  signCoupon,
} from "#sdk";
import {
  deployPromotion,
  malleated,
  type Proof,
  type PromotionFixture,
  quoteOf,
  settle,
  signQuote,
  signTyped,
} from "../support/promotionFixture.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const DAY = 86_400;
const SALT: Hex = `0x${"5a".repeat(16)}${"00".repeat(16)}`;
const CODES = ["0123456789ABCDEFGHJK", "ZZZZZZZZZZZZZZZZZZZZ", "TTTTTTTTTTTTTTTTTTTT"] as const;
const COUPONS = merkleTree(CODES.map((code) => couponLeaf(couponKey(code).address, SALT)));

const fixture = () => deployPromotion(connection, { terms: { coupons: [{ audience: 9, root: COUPONS.root }] } });
const load = () => networkHelpers.loadFixture(fixture);

/** A quote for one audience, and what proves it. */
async function settleWith(
  shop: PromotionFixture,
  audience: { number: number; value: number },
  proofs: Proof[],
  changes: Partial<Quote> = {},
  consentBy = shop.ann,
) {
  const { quote } = await quoteOf(connection, shop, { audiences: [audience], ...changes });
  return settle(shop, await signQuote(shop, quote, { proofs, consentBy }));
}

/** Ann belongs to audience 7 with 3.00 off, from now for a day, unless told otherwise. */
async function eligibilityOf(shop: PromotionFixture, changes: Partial<Eligibility> = {}): Promise<Eligibility> {
  const from = await networkHelpers.time.latest();
  return { account: shop.ann.address as Address, audience: 7, value: 300, from, until: from + DAY, ...changes };
}

async function signedProof(
  shop: PromotionFixture,
  eligibility: Eligibility,
  by = shop.audiences,
  domain = shop.domain,
) {
  const signature = await signTyped(by, eligibilityTypedData(domain, eligibility));
  const { from, until } = eligibility;
  return audienceProof({ kind: "Signature", from, until, signature });
}

describe("Promotion.settle: audiences by signature", () => {
  it("gives the personal value to the account that was named", async () => {
    const shop = await load();
    const proof = await signedProof(shop, await eligibilityOf(shop));
    await settleWith(shop, { number: 7, value: 300 }, [proof]);
    const [event] = await shop.campaign.queryFilter(shop.campaign.filters.Settled());
    expect(event?.args.total).to.equal(8_700);
  });

  it("refuses a stolen, re-targeted or raised eligibility", async () => {
    const shop = await load();
    const eligibility = await eligibilityOf(shop);
    const proof = await signedProof(shop, eligibility);
    const asBob = { account: shop.bob.address as Address };
    const attempts = [
      settleWith(shop, { number: 7, value: 300 }, [proof], asBob, shop.bob),
      settleWith(shop, { number: 7, value: 2_000 }, [proof]),
      settleWith(shop, { number: 9, value: 300 }, [proof]),
      settleWith(shop, { number: 7, value: 300 }, [await signedProof(shop, eligibility, shop.quotes)]),
      settleWith(shop, { number: 7, value: 300 }, [await signedProof(shop, eligibility, shop.owner)]),
      settleWith(shop, { number: 7, value: 300 }, [
        await signedProof(shop, eligibility, shop.audiences, { ...shop.domain, chainId: 1 }),
      ]),
      settleWith(shop, { number: 7, value: 300 }, [
        await signedProof(shop, eligibility, shop.audiences, {
          ...shop.domain,
          campaign: (await shop.program.getAddress()) as Address,
        }),
      ]),
    ];
    for (const attempt of attempts)
      await expect(attempt).to.be.revertedWithCustomError(shop.campaign, "NotAudienceIssuer");
  });

  it("refuses malleated and lengthened windows", async () => {
    const shop = await load();
    const eligibility = await eligibilityOf(shop);
    const { from, until } = eligibility;
    const signature = await signTyped(shop.audiences, eligibilityTypedData(shop.domain, eligibility));
    for (const proof of [
      audienceProof({ kind: "Signature", from, until, signature: malleated(signature) }),
      audienceProof({ kind: "Signature", from, until: until + 1, signature }),
    ])
      await expect(settleWith(shop, { number: 7, value: 300 }, [proof])).to.be.revertedWithCustomError(
        shop.campaign,
        "NotAudienceIssuer",
      );
  });

  it("refuses a hoarded eligibility: before its time, at its end, and one for longer than 31 days", async () => {
    const shop = await load();
    const now = await networkHelpers.time.latest();
    const until = now + 300;
    const proof = await signedProof(shop, await eligibilityOf(shop, { from: now - DAY, until }));
    await networkHelpers.time.increaseTo(until + 60);
    await settleWith(shop, { number: 7, value: 300 }, [proof], { issuedAt: until - 1 });
    await expect(settleWith(shop, { number: 7, value: 300 }, [proof], { issuedAt: until }))
      .to.be.revertedWithCustomError(shop.campaign, "EligibilityNotCurrent")
      .withArgs(7, now - DAY, until, until);

    const tomorrow = await signedProof(shop, await eligibilityOf(shop, { from: until + DAY, until: until + 2 * DAY }));
    await expect(settleWith(shop, { number: 7, value: 300 }, [tomorrow])).to.be.revertedWithCustomError(
      shop.campaign,
      "EligibilityNotCurrent",
    );
    const long = { from: now, until: now + 31 * DAY + 1 };
    await expect(
      settleWith(shop, { number: 7, value: 300 }, [await signedProof(shop, await eligibilityOf(shop, long))]),
    )
      .to.be.revertedWithCustomError(shop.campaign, "EligibilityTooLong")
      .withArgs(7, long.from, long.until);
    const month = { from: now, until: now + 31 * DAY };
    await settleWith(shop, { number: 7, value: 300 }, [await signedProof(shop, await eligibilityOf(shop, month))]);
  });

  it("takes what a retired key signed in its window for seven days, so that a thief cannot back-date for ever", async () => {
    const shop = await load();
    const from = await networkHelpers.time.latest();
    const proof = await signedProof(shop, await eligibilityOf(shop, { from, until: from + 30 * DAY }));
    const end = from + 3_600;
    await shop.program.retireIssuer(shop.audiences, end);
    await networkHelpers.time.increaseTo(end + 7 * DAY - 60);
    await settleWith(shop, { number: 7, value: 300 }, [proof]);
    await networkHelpers.time.increaseTo(end + 7 * DAY);
    await expect(settleWith(shop, { number: 7, value: 300 }, [proof])).to.be.revertedWithCustomError(
      shop.campaign,
      "NotAudienceIssuer",
    );
  });

  it("refuses what a key signed for a time outside its window", async () => {
    const shop = await load();
    const now = await networkHelpers.time.latest();
    await shop.program.retireIssuer(shop.audiences, now + 1_200);
    await networkHelpers.time.increaseTo(now + 1_300);
    const late = await signedProof(shop, await eligibilityOf(shop, { from: now + 1_200, until: now + DAY }));
    await expect(settleWith(shop, { number: 7, value: 300 }, [late]))
      .to.be.revertedWithCustomError(shop.campaign, "NotAudienceIssuer")
      .withArgs(shop.audiences.address, now + 1_200);
    const early = await signedProof(shop, await eligibilityOf(shop, { from: now - 5 * DAY, until: now + DAY }));
    await expect(settleWith(shop, { number: 7, value: 300 }, [early])).to.be.revertedWithCustomError(
      shop.campaign,
      "NotAudienceIssuer",
    );
  });

  it("asks for a proof of every audience, and for no more", async () => {
    const shop = await load();
    const proof = await signedProof(shop, await eligibilityOf(shop));
    await expect(settleWith(shop, { number: 7, value: 300 }, []))
      .to.be.revertedWithCustomError(shop.campaign, "ProofCountMismatch")
      .withArgs(1, 0);
    await expect(settleWith(shop, { number: 7, value: 300 }, [proof, proof])).to.be.revertedWithCustomError(
      shop.campaign,
      "ProofCountMismatch",
    );
  });
});

describe("Promotion.settle: personal offers in a committed batch", () => {
  /** Commits offers to ann and bob, and gives ann's proof. */
  async function commit(shop: PromotionFixture, changes: Partial<Eligibility> = {}, batchSeconds = 10 * DAY) {
    const from = (await networkHelpers.time.latest()) + 60;
    const offer = await eligibilityOf(shop, { from, until: from + DAY, ...changes });
    const tree = merkleTree([
      offerLeaf({ ...offer, account: shop.bob.address as Address }, SALT),
      offerLeaf(offer, SALT),
    ]);
    const batch = { root: tree.root, until: from + batchSeconds, uri: "ipfs://offers" };
    const signature = await signTyped(shop.audiences, offerBatchTypedData(shop.domain, batch));
    await shop.campaign.connect(shop.eve).commitOffers(batch.root, batch.until, batch.uri, signature);
    await networkHelpers.time.increaseTo(from + 1);
    const evidence = { kind: "Batch", root: tree.root, from: offer.from, until: offer.until, salt: SALT } as const;
    return { batch, signature, offer, evidence, proof: audienceProof({ ...evidence, proof: tree.proof(1) }), tree };
  }

  it("is committed by anyone with the key's signature, once, for ever", async () => {
    const shop = await load();
    const { batch, signature } = await commit(shop);
    const [event] = await shop.campaign.queryFilter(shop.campaign.filters.OffersCommitted());
    expect([event?.args.root, event?.args.number, event?.args.issuer, event?.args.uri]).to.deep.equal([
      batch.root,
      1n,
      shop.audiences.address,
      batch.uri,
    ]);
    expect((await shop.campaign.batchOf(batch.root)).number).to.equal(1);
    expect(await shop.campaign.batchCount()).to.equal(1);
    await expect(
      shop.campaign.commitOffers(batch.root, batch.until, batch.uri, signature),
    ).to.be.revertedWithCustomError(shop.campaign, "BatchAlreadyCommitted");
  });

  it("refuses a batch by another key, changed, or already over", async () => {
    const shop = await load();
    const now = await networkHelpers.time.latest();
    const batch = { root: keccak256(toUtf8Bytes("root")) as Hex, until: now + DAY, uri: "u" };
    const own = await signTyped(shop.audiences, offerBatchTypedData(shop.domain, batch));
    const stolen = await signTyped(shop.quotes, offerBatchTypedData(shop.domain, batch));
    for (const [uri, signature] of [
      ["u", stolen],
      ["v", own],
    ] as const)
      await expect(shop.campaign.commitOffers(batch.root, batch.until, uri, signature)).to.be.revertedWithCustomError(
        shop.campaign,
        "NotAudienceIssuer",
      );
    await expect(shop.campaign.commitOffers(batch.root, now, "u", own)).to.be.revertedWithCustomError(
      shop.campaign,
      "BatchAlreadyOver",
    );
  });

  it("proves an offer, also after its key is long retired: a committed batch stays valid", async () => {
    const shop = await load();
    const { proof, offer } = await commit(shop, {}, 20 * DAY);
    await settleWith(shop, { number: 7, value: 300 }, [proof]);
    await shop.program.retireIssuer(shop.audiences, (await networkHelpers.time.latest()) + 601);
    await networkHelpers.time.increaseTo(offer.until - 60);
    await settleWith(shop, { number: 7, value: 300 }, [proof]);
  });

  it("refuses a stolen, raised or unknown offer", async () => {
    const shop = await load();
    const { proof, evidence, tree } = await commit(shop);
    for (const attempt of [
      settleWith(shop, { number: 7, value: 300 }, [proof], { account: shop.eve.address as Address }, shop.eve),
      settleWith(shop, { number: 7, value: 1_999 }, [proof]),
      settleWith(shop, { number: 7, value: 300 }, [audienceProof({ ...evidence, proof: tree.proof(0) })]),
      settleWith(shop, { number: 7, value: 300 }, [
        audienceProof({ ...evidence, salt: COUPONS.root, proof: tree.proof(1) }),
      ]),
    ])
      await expect(attempt).to.be.revertedWithCustomError(shop.campaign, "OfferNotInBatch");
    await expect(
      settleWith(shop, { number: 7, value: 300 }, [audienceProof({ ...evidence, root: COUPONS.root, proof: [] })]),
    ).to.be.revertedWithCustomError(shop.campaign, "BatchUnknown");
  });

  it("refuses an offer that began before its batch was committed, and one that outlives the batch", async () => {
    const shop = await load();
    const now = await networkHelpers.time.latest();
    const early = await commit(shop, { from: now - 60, until: now + DAY });
    await expect(settleWith(shop, { number: 7, value: 300 }, [early.proof])).to.be.revertedWithCustomError(
      shop.campaign,
      "OfferBeforeBatch",
    );
    const long = await commit(shop, {}, 3_600);
    await expect(settleWith(shop, { number: 7, value: 300 }, [long.proof]))
      .to.be.revertedWithCustomError(shop.campaign, "OfferAfterBatch")
      .withArgs(long.offer.until, long.batch.until);
  });
});

describe("Promotion.settle: coupon codes", () => {
  const evidenceOf = (index: 0 | 1 | 2) => ({
    kind: "Coupon" as const,
    code: couponKey(CODES[index]).address,
    salt: SALT,
    proof: COUPONS.proof(index),
  });

  /** A signed order with a code; `signedFor` changes what the code's key signs. */
  async function couponOrder(
    shop: PromotionFixture,
    { index = 0 as 0 | 1 | 2, changes = {} as Partial<Quote>, consentBy = shop.ann, value = 0 } = {},
  ) {
    const { quote } = await quoteOf(connection, shop, { audiences: [{ number: 9, value }], ...changes });
    const { account, orderId, deadline } = quote;
    const signature = await signCoupon(CODES[index], shop.domain, { account, orderId, deadline });
    const proofs = [audienceProof({ ...evidenceOf(index), signature })];
    return { quote, signature, signed: await signQuote(shop, quote, { proofs, consentBy }) };
  }

  it("works once", async () => {
    const shop = await load();
    const { quote, signed } = await couponOrder(shop);
    const { code } = evidenceOf(0);
    expect(quote.total).to.equal(7_500);
    await expect(settle(shop, signed)).to.emit(shop.campaign, "CouponUsed").withArgs(code, quote.orderId, 9);
    expect(await shop.campaign.isCouponUsed(code)).to.equal(true);
    const again = await couponOrder(shop);
    await expect(settle(shop, again.signed))
      .to.be.revertedWithCustomError(shop.campaign, "CouponAlreadyUsed")
      .withArgs(code);
    await settle(shop, (await couponOrder(shop, { index: 1 })).signed);
  });

  it("serves nobody who saw it in the mempool: not for their account, not for another order, not later", async () => {
    const shop = await load();
    const { quote, signature } = await couponOrder(shop);
    const proofs = [audienceProof({ ...evidenceOf(0), signature })];
    for (const changes of [
      { account: shop.eve.address as Address, orderId: quote.orderId, deadline: quote.deadline },
      { orderId: keccak256(quote.orderId) as Hex, deadline: quote.deadline },
      { orderId: quote.orderId, deadline: quote.deadline - 1 },
    ]) {
      const consentBy = "account" in changes ? shop.eve : shop.ann;
      const theft = await quoteOf(connection, shop, {
        audiences: [{ number: 9, value: 0 }],
        issuedAt: quote.issuedAt,
        ...changes,
      });
      await expect(settle(shop, await signQuote(shop, theft.quote, { proofs, consentBy })))
        .to.be.revertedWithCustomError(shop.campaign, "CouponSignatureInvalid")
        .withArgs(evidenceOf(0).code);
    }
  });

  it("refuses a code that was never printed, one for another audience, and one with a value of its own", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop, { audiences: [{ number: 9, value: 0 }] });
    const { account, orderId, deadline } = quote;
    const signature = await signCoupon("5".repeat(20), shop.domain, { account, orderId, deadline });
    const invented = audienceProof({ ...evidenceOf(0), code: couponKey("5".repeat(20)).address, signature });
    await expect(settle(shop, await signQuote(shop, quote, { proofs: [invented] }))).to.be.revertedWithCustomError(
      shop.campaign,
      "CouponUnknown",
    );
    const { signed } = await couponOrder(shop, { changes: { audiences: [{ number: 7, value: 0 }] } });
    await expect(settle(shop, signed)).to.be.revertedWithCustomError(shop.campaign, "CouponsNotOffered").withArgs(7);
    const raised = await couponOrder(shop, { value: 5 });
    await expect(settle(shop, raised.signed)).to.be.revertedWithCustomError(shop.campaign, "CouponWithValue");
  });

  it("works once in an order too, where two audiences have the same codes", async () => {
    const both = [9, 10].map((audience) => ({ audience, root: COUPONS.root }));
    const rules = both.map(({ audience }, lane) => ({ kind: "AmountOff" as const, lane, value: 1_500, audience }));
    const shop = await deployPromotion(connection, { terms: { book: { currency: "USD", rules }, coupons: both } });
    const order = { audiences: [9, 10].map((number) => ({ number, value: 0 })), available: [] };
    const { quote } = await quoteOf(connection, shop, order);
    const { account, orderId, deadline } = quote;
    const proofOf = async (index: 0 | 1) => {
      const signature = await signCoupon(CODES[index], shop.domain, { account, orderId, deadline });
      return audienceProof({ ...evidenceOf(index), signature });
    };
    const twice = [await proofOf(0), await proofOf(0)];
    await expect(settle(shop, await signQuote(shop, quote, { proofs: twice })))
      .to.be.revertedWithCustomError(shop.campaign, "CouponAlreadyUsed")
      .withArgs(evidenceOf(0).code);
    const different = [await proofOf(0), await proofOf(1)];
    await settle(shop, await signQuote(shop, quote, { proofs: different }));
  });

  it("stays usable when the rule it unlocks did not apply", async () => {
    const shop = await load();
    const free = { lines: [{ sku: 1n, tags: 1n, price: 0, quantity: 1 }], available: [] };
    await settle(shop, (await couponOrder(shop, { changes: free })).signed);
    expect(await shop.campaign.isCouponUsed(evidenceOf(0).code)).to.equal(false);
    await settle(shop, (await couponOrder(shop)).signed);
    expect(await shop.campaign.isCouponUsed(evidenceOf(0).code)).to.equal(true);
  });
});
