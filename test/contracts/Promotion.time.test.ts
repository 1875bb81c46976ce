import { expect } from "chai";
import { network } from "hardhat";
import { type Quote, settlementTypedData } from "#sdk";
import { Role } from "../support/programFixture.ts";
import {
  deployPromotion,
  launchPromotion,
  type PromotionFixture,
  quoteOf,
  settle,
  signQuote,
  signTyped,
} from "../support/promotionFixture.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const fixture = () => deployPromotion(connection);
const load = () => networkHelpers.loadFixture(fixture);

async function signedQuote(shop: PromotionFixture, changes: Partial<Quote> = {}) {
  const { quote } = await quoteOf(connection, shop, changes);
  return signQuote(shop, quote);
}

describe("Promotion.settle: times", () => {
  it("settles in the last second of the deadline, and not in the next", async () => {
    const shop = await load();
    const issuedAt = await networkHelpers.time.latest();
    const late = await signedQuote(shop, { issuedAt });
    await networkHelpers.time.setNextBlockTimestamp(issuedAt + 900);
    await settle(shop, late);

    const expired = await signedQuote(shop, { issuedAt: issuedAt + 900, deadline: issuedAt + 1_000 });
    await networkHelpers.time.setNextBlockTimestamp(issuedAt + 1_001);
    await expect(settle(shop, expired))
      .to.be.revertedWithCustomError(shop.campaign, "QuoteExpired")
      .withArgs(issuedAt + 1_000, issuedAt + 1_001);
  });

  it("refuses a quote of more than 15 minutes ago, one of the future, and one that lasts longer", async () => {
    const shop = await load();
    const now = (await networkHelpers.time.latest()) + 10;
    for (const [changes, error, args] of [
      [{ issuedAt: now - 901, deadline: now }, "QuoteIssuedTooEarly", [now - 901, now - 900]],
      [{ issuedAt: now + 121 }, "QuoteIssuedInFuture", [now + 121, now + 120]],
      [{ issuedAt: now, deadline: now + 901 }, "QuoteDeadlineTooLate", [now + 901, now + 900]],
    ] as const) {
      const signed = await signedQuote(shop, changes);
      const snapshot = await networkHelpers.takeSnapshot();
      await networkHelpers.time.setNextBlockTimestamp(now);
      await expect(settle(shop, signed))
        .to.be.revertedWithCustomError(shop.campaign, error)
        .withArgs(...args);
      await snapshot.restore();
    }
    const ahead = await signedQuote(shop, { issuedAt: now + 120 });
    await networkHelpers.time.setNextBlockTimestamp(now);
    await settle(shop, ahead);
  });

  it("prices at the time of issue, not of the block: a rule that ended in between still applies", async () => {
    const shop = await load();
    const { program } = shop;
    const now = await networkHelpers.time.latest();
    const book = { rules: [{ kind: "PercentOff", value: 5_000, until: now + 60 }] } as const;
    const [launch] = await program.queryFilter(program.filters.CampaignLaunched());
    const campaign = await launchPromotion(connection, program, launch!.args.implementation, { terms: { book } });
    const flash = {
      ...shop,
      campaign,
      domain: { ...shop.domain, campaign: (await campaign.getAddress()) as `0x${string}` },
    };
    const { quote, result } = await quoteOf(connection, flash, { issuedAt: now + 59, available: [] });
    expect(result.total).to.equal(5_000);
    await networkHelpers.time.increaseTo(now + 500);
    await settle(flash, await signQuote(flash, quote));

    const { quote: late } = await quoteOf(connection, flash, { issuedAt: now + 60, available: [] });
    await settle(flash, await signQuote(flash, late));
    expect(late.total, "issued a second later, the rule has ended").to.equal(10_000);
  });
});

describe("Promotion.settle: whose quotes count", () => {
  it("refuses a quote by a key of another role, by the owner, and by the customer", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    for (const by of [shop.audiences, shop.claims, shop.owner, shop.ann])
      await expect(settle(shop, await signQuote(shop, quote, { by })))
        .to.be.revertedWithCustomError(shop.campaign, "NotQuoteIssuer")
        .withArgs(by.address, quote.issuedAt);
  });

  it("judges a key at the time of issue: before its window, in it, and after it", async () => {
    const shop = await load();
    const start = await networkHelpers.time.latest();
    await shop.program.addIssuer(shop.bob, Role.Quotes, start + 300);
    await networkHelpers.time.increaseTo(start + 400);
    const { quote: early } = await quoteOf(connection, shop, { issuedAt: start + 299 });
    await expect(settle(shop, await signQuote(shop, early, { by: shop.bob }))).to.be.revertedWithCustomError(
      shop.campaign,
      "NotQuoteIssuer",
    );
    const { quote: inside } = await quoteOf(connection, shop, { issuedAt: start + 300 });
    await settle(shop, await signQuote(shop, inside, { by: shop.bob }));

    const end = start + 1_200;
    await shop.program.retireIssuer(shop.bob, end);
    await networkHelpers.time.increaseTo(end + 300);
    const { quote: last } = await quoteOf(connection, shop, { issuedAt: end - 1 });
    await settle(shop, await signQuote(shop, last, { by: shop.bob }));
    const { quote: after } = await quoteOf(connection, shop, { issuedAt: end, available: [] });
    await expect(settle(shop, await signQuote(shop, after, { by: shop.bob })))
      .to.be.revertedWithCustomError(shop.campaign, "NotQuoteIssuer")
      .withArgs(shop.bob.address, end);
  });

  it("refuses what was signed for another chain or another campaign", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    const elsewhere = [
      { ...shop.domain, chainId: 1 },
      { ...shop.domain, campaign: (await shop.program.getAddress()) as `0x${string}` },
    ];
    for (const domain of elsewhere) {
      await expect(settle(shop, await signQuote(shop, quote, { domain }))).to.be.revertedWithCustomError(
        shop.campaign,
        "NotQuoteIssuer",
      );
      const signed = await signQuote(shop, quote);
      const consent = await signTyped(shop.ann, settlementTypedData(domain, quote));
      await expect(settle(shop, { ...signed, consent })).to.be.revertedWithCustomError(shop.campaign, "ConsentInvalid");
    }
  });

  it("refuses an order that the customer did not agree to: nobody eats their uses", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    await expect(settle(shop, await signQuote(shop, quote, { consentBy: shop.eve }))).to.be.revertedWithCustomError(
      shop.campaign,
      "ConsentInvalid",
    );
    const { quote: other } = await quoteOf(connection, shop);
    const consent = await signTyped(shop.ann, settlementTypedData(shop.domain, other));
    await expect(settle(shop, { ...(await signQuote(shop, quote)), consent })).to.be.revertedWithCustomError(
      shop.campaign,
      "ConsentInvalid",
    );
  });

  it("takes a tier that the account has reached, and no higher one", async () => {
    const tiers = () => deployPromotion(connection, { tierThresholds: [50] });
    const shop = await networkHelpers.loadFixture(tiers);
    const { quote: early } = await quoteOf(connection, shop, { tier: 1 });
    await expect(settle(shop, await signQuote(shop, early)))
      .to.be.revertedWithCustomError(shop.campaign, "TierNotReached")
      .withArgs(1, 0);
    await settle(shop, await signedQuote(shop));
    await settle(shop, await signedQuote(shop, { tier: 1 }));
    const { quote: high } = await quoteOf(connection, shop, { tier: 2 });
    await expect(settle(shop, await signQuote(shop, high))).to.be.revertedWithCustomError(
      shop.campaign,
      "TierNotReached",
    );
  });
});

describe("Promotion.announceClose", () => {
  it("ends the campaign after the notice; quotes issued before still settle", async () => {
    const shop = await load();
    await expect(shop.campaign.announceClose()).to.emit(shop.campaign, "CloseAnnounced");
    const closesAt = Number(await shop.campaign.closesAt());
    expect(closesAt).to.equal((await networkHelpers.time.latest()) + 3_600);
    const live = await signedQuote(shop, { issuedAt: closesAt - 1 });
    const late = await signedQuote(shop, { issuedAt: closesAt, available: [] });
    await networkHelpers.time.increaseTo(closesAt + 600);
    await settle(shop, live);
    await expect(settle(shop, late))
      .to.be.revertedWithCustomError(shop.campaign, "CampaignClosed")
      .withArgs(closesAt, closesAt);
  });

  it("is the owner's, and is announced once: it cannot be moved", async () => {
    const shop = await load();
    await expect(shop.campaign.connect(shop.eve).announceClose())
      .to.be.revertedWithCustomError(shop.campaign, "NotOwner")
      .withArgs(shop.eve.address, shop.owner.address);
    await shop.campaign.announceClose();
    const closesAt = await shop.campaign.closesAt();
    await expect(shop.campaign.announceClose())
      .to.be.revertedWithCustomError(shop.campaign, "CloseAlreadyAnnounced")
      .withArgs(closesAt);
  });

  it("gives a day when the terms do not say", async () => {
    const shop = await networkHelpers.loadFixture(dayOfNotice);
    await shop.campaign.announceClose();
    expect(await shop.campaign.closesAt()).to.equal((await networkHelpers.time.latest()) + 86_400);
  });
});

function dayOfNotice() {
  return deployPromotion(connection, { terms: { closeNoticeSeconds: 0 } });
}
