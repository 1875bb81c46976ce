import { expect } from "chai";
import { network } from "hardhat";
import { type OrderReturn, orderReturnTypedData } from "#sdk";
import {
  deployPromotion,
  type PromotionFixture,
  quoteOf,
  settle,
  signQuote,
  signTyped,
} from "../support/promotionFixture.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const HOLD = 14 * 86_400;
const fixture = () => deployPromotion(connection, { terms: { holdSeconds: HOLD }, mintBudget: 100 });
const load = () => networkHelpers.loadFixture(fixture);

/** An order of 90 points, held for a fortnight. */
async function heldOrder(shop: PromotionFixture) {
  const { quote } = await quoteOf(connection, shop);
  await settle(shop, await signQuote(shop, quote));
  return { orderId: quote.orderId, releaseAt: (await networkHelpers.time.latest()) + HOLD };
}

async function recordReturn(shop: PromotionFixture, wish: OrderReturn, by = shop.quotes, domain = shop.domain) {
  const signature = await signTyped(by, orderReturnTypedData(domain, wish));
  return shop.campaign.connect(shop.relayer).recordReturn(wish.orderId, wish.pointsLeft, signature);
}

describe("Promotion with a return window", () => {
  it("holds the points, out of the budget, until anyone releases them after the window", async () => {
    const shop = await load();
    const { orderId, releaseAt } = await heldOrder(shop);
    expect(await shop.program.balanceOf(shop.ann)).to.equal(0);
    expect((await shop.program.campaignOf(shop.campaign)).held).to.equal(90);

    await networkHelpers.time.setNextBlockTimestamp(releaseAt - 1);
    await expect(shop.campaign.release(orderId))
      .to.be.revertedWithCustomError(shop.campaign, "ReturnWindowOpen")
      .withArgs(releaseAt, releaseAt - 1);
    await networkHelpers.time.setNextBlockTimestamp(releaseAt);
    await expect(shop.campaign.connect(shop.eve).release(orderId))
      .to.emit(shop.campaign, "PointsReleased")
      .withArgs(orderId, shop.ann.address, 90);
    expect(await shop.program.balanceOf(shop.ann)).to.equal(90);
    await expect(shop.campaign.release(orderId))
      .to.be.revertedWithCustomError(shop.campaign, "OrderNotHeld")
      .withArgs(orderId);
  });

  it("releases only what was not returned, and gives the rest back to the budget", async () => {
    const shop = await load();
    const { orderId, releaseAt } = await heldOrder(shop);
    await expect(recordReturn(shop, { orderId, pointsLeft: 40 }))
      .to.emit(shop.campaign, "ReturnRecorded")
      .withArgs(orderId, 50, 40);
    expect((await shop.program.campaignOf(shop.campaign)).held).to.equal(40);
    await networkHelpers.time.increaseTo(releaseAt);
    await shop.campaign.release(orderId);
    expect(await shop.program.balanceOf(shop.ann)).to.equal(40);
  });

  it("takes a whole return, by the owner without a signature", async () => {
    const shop = await load();
    const { orderId, releaseAt } = await heldOrder(shop);
    await shop.campaign.recordReturn(orderId, 0, "0x");
    await networkHelpers.time.increaseTo(releaseAt);
    await shop.campaign.release(orderId);
    expect(await shop.program.balanceOf(shop.ann)).to.equal(0);
    expect((await shop.program.campaignOf(shop.campaign)).held).to.equal(0);
  });

  it("changes nothing when a return is repeated, or an older one comes late", async () => {
    const shop = await load();
    const { orderId } = await heldOrder(shop);
    await recordReturn(shop, { orderId, pointsLeft: 40 });
    for (const pointsLeft of [40, 60, 90, 1_000])
      await expect(recordReturn(shop, { orderId, pointsLeft })).not.to.emit(shop.campaign, "ReturnRecorded");
    expect((await shop.campaign.orderOf(orderId)).points).to.equal(40);
  });

  it("never takes points once the window is over, released or not", async () => {
    const shop = await load();
    const { orderId, releaseAt } = await heldOrder(shop);
    await networkHelpers.time.increaseTo(releaseAt);
    await expect(recordReturn(shop, { orderId, pointsLeft: 0 })).to.be.revertedWithCustomError(
      shop.campaign,
      "ReturnWindowOver",
    );
    await shop.campaign.release(orderId);
    await expect(shop.campaign.recordReturn(orderId, 0, "0x")).to.be.revertedWithCustomError(
      shop.campaign,
      "OrderNotHeld",
    );
    expect(await shop.program.balanceOf(shop.ann)).to.equal(90);
  });

  it("refuses a return by anybody else, for another campaign, or by a key that was retired", async () => {
    const shop = await load();
    const { orderId } = await heldOrder(shop);
    const wish = { orderId, pointsLeft: 0 };
    for (const by of [shop.audiences, shop.ann, shop.owner])
      await expect(recordReturn(shop, wish, by)).to.be.revertedWithCustomError(shop.campaign, "NotReturnIssuer");
    await expect(recordReturn(shop, wish, shop.quotes, { ...shop.domain, chainId: 1 })).to.be.revertedWithCustomError(
      shop.campaign,
      "NotReturnIssuer",
    );
    const end = (await networkHelpers.time.latest()) + 700;
    await shop.program.retireIssuer(shop.quotes, end);
    await networkHelpers.time.increaseTo(end);
    await expect(recordReturn(shop, wish)).to.be.revertedWithCustomError(shop.campaign, "NotReturnIssuer");
  });

  it("refuses an order that would not fit into the budget, although nothing is minted yet", async () => {
    const shop = await load();
    await heldOrder(shop);
    const { quote } = await quoteOf(connection, shop);
    await expect(settle(shop, await signQuote(shop, quote)))
      .to.be.revertedWithCustomError(shop.program, "MintBudgetExceeded")
      .withArgs(90, 10);
  });

  it("holds nothing for an order without points", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop, { available: [{ rule: 3, uses: 0 }] });
    await settle(shop, await signQuote(shop, quote));
    await expect(shop.campaign.release(quote.orderId)).to.be.revertedWithCustomError(shop.campaign, "OrderNotHeld");
  });
});
