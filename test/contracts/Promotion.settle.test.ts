import { expect } from "chai";
import { Signature, ZeroAddress } from "ethers";
import { network } from "hardhat";
import { type Hex, hexToBigInt } from "viem";
import { hashQuote, prepareRuleBook, price, type Quote, quoteMessage } from "#sdk";
import { deployPromotion, malleated, quoteOf, settle, signQuote, TERMS } from "../support/promotionFixture.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const fixture = () => deployPromotion(connection);
const load = () => networkHelpers.loadFixture(fixture);

describe("Promotion.settle", () => {
  it("mints the points, counts the uses and tells the auditor everything", async () => {
    const shop = await load();
    const { quote, result } = await quoteOf(connection, shop);
    expect(result).to.include({ total: 9_000, points: 90 });

    await expect(settle(shop, await signQuote(shop, quote)))
      .to.emit(shop.program, "Transfer")
      .withArgs(ZeroAddress, shop.ann.address, 90);

    expect(await shop.program.balanceOf(shop.ann)).to.equal(90);
    expect(await shop.campaign.usesOf(0)).to.equal(1);
    expect(await shop.campaign.usesBy(0, shop.ann)).to.equal(1);
    expect(await shop.campaign.usesOf(3), "a rule without limits is not counted").to.equal(0);
    const { status, account, points, releaseAt } = await shop.campaign.orderOf(quote.orderId);
    expect([status, account, points, releaseAt]).to.deep.equal([2n, shop.ann.address, 90n, 0n]);
  });

  it("emits an event from which alone the twin computes the same figures", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop, {
      lines: [
        { sku: 9n, tags: 2n ** 63n, price: 999, quantity: 3 },
        { sku: 2n ** 64n - 1n, tags: 3n, price: 4_999, quantity: 2 },
      ],
    });
    await settle(shop, await signQuote(shop, quote));
    const [event] = await shop.campaign.queryFilter(shop.campaign.filters.Settled());
    if (!event) throw new Error("no event");
    const { args } = event;
    expect(args.quoteHash).to.equal(hashQuote(quote));
    const again = price(prepareRuleBook(TERMS.book), {
      lines: args.lines.map(({ sku, tags, price, quantity }) => ({
        sku,
        tags,
        price: Number(price),
        quantity: Number(quantity),
      })),
      context: {
        time: Number(args.context.time),
        tier: Number(args.context.tier),
        audiences: Object.fromEntries(args.context.audiences.map(({ number, value }) => [number, Number(value)])),
        available: Object.fromEntries(args.context.available.map(({ rule, uses }) => [rule, Number(uses)])),
      },
    });
    for (const figure of ["subtotal", "discount", "total", "points", "tickets"] as const)
      expect(again[figure], figure).to.equal(Number(args[figure]));
  });

  it("returns the whole price, as `price` gives it", async () => {
    const shop = await load();
    const { quote, result } = await quoteOf(connection, shop);
    const { quoteSignature, consent } = await signQuote(shop, quote);
    const message = quoteMessage(quote);
    const returned = await shop.campaign.settle.staticCall(message, quoteSignature, consent, []);
    const context = { time: quote.issuedAt, tier: 0, audiences: [], available: message.available };
    expect(returned).to.deep.equal(await shop.campaign.price(message.lines, context));
    expect(returned.rules.map(({ gain }) => Number(gain))).to.deep.equal(result.rules.map(({ gain }) => gain));
  });

  it("hashes a quote as the SDK does", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop, {
      audiences: [
        { number: 7, value: 300 },
        { number: 255, value: 0 },
      ],
    });
    expect(await shop.campaign.hashQuote(quoteMessage(quote))).to.equal(hashQuote(quote));
  });

  it("takes signatures of 64 bytes", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    const signed = await signQuote(shop, quote);
    const compact = (signature: Hex) => Signature.from(signature).compactSerialized as Hex;
    await settle(shop, {
      ...signed,
      quoteSignature: compact(signed.quoteSignature),
      consent: compact(signed.consent),
    });
    expect(await shop.program.balanceOf(shop.ann)).to.equal(90);
  });

  it("refuses malleated, empty and foreign signatures", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    const signed = await signQuote(shop, quote);
    for (const quoteSignature of [malleated(signed.quoteSignature), "0x", signed.consent] as const)
      await expect(settle(shop, { ...signed, quoteSignature })).to.be.revertedWithCustomError(
        shop.campaign,
        "NotQuoteIssuer",
      );
    for (const consent of [malleated(signed.consent), "0x", signed.quoteSignature] as const)
      await expect(settle(shop, { ...signed, consent }))
        .to.be.revertedWithCustomError(shop.campaign, "ConsentInvalid")
        .withArgs(shop.ann.address, hashQuote(quote));
    await settle(shop, signed);
  });

  it("refuses to settle an order twice, also under another quote", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    const signed = await signQuote(shop, quote);
    await settle(shop, signed);
    const { quote: other } = await quoteOf(connection, shop, { orderId: quote.orderId });
    for (const again of [signed, await signQuote(shop, other)])
      await expect(settle(shop, again))
        .to.be.revertedWithCustomError(shop.campaign, "OrderAlreadySettled")
        .withArgs(quote.orderId);
    expect(await shop.program.balanceOf(shop.ann)).to.equal(90);
  });

  it("refuses a quote that was changed after it was signed, whatever was changed", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    const signed = await signQuote(shop, quote);
    const changes: Partial<Quote>[] = [
      { orderId: quote.salt },
      { account: shop.eve.address as Hex },
      { deadline: quote.deadline - 1 },
      { issuedAt: quote.issuedAt - 1, deadline: quote.deadline - 1 },
      { available: [{ rule: 0, uses: 1 }] },
      { lines: [{ ...quote.lines[0]!, price: 9_999 }] },
      { total: quote.total - 1 },
      { points: quote.points + 1 },
      { tickets: 1 },
      { salt: quote.orderId },
    ];
    for (const change of changes)
      await expect(settle(shop, { ...signed, quote: { ...quote, ...change } })).to.be.revertedWithCustomError(
        shop.campaign,
        "NotQuoteIssuer",
      );
  });

  it("refuses figures that the rules do not give, with both", async () => {
    const shop = await load();
    for (const [change, error] of [
      [{ total: 8_999 }, "TotalMismatch"],
      [{ total: 9_001 }, "TotalMismatch"],
      [{ points: 91 }, "PointsMismatch"],
      [{ tickets: 1 }, "TicketsMismatch"],
    ] as const) {
      const { quote, result } = await quoteOf(connection, shop, change);
      const [[name, quoted] = ["total", 0]] = Object.entries(change);
      await expect(settle(shop, await signQuote(shop, quote)))
        .to.be.revertedWithCustomError(shop.campaign, error)
        .withArgs(quoted, result[name as "total" | "points" | "tickets"]);
    }
  });

  it("refuses lines out of order", async () => {
    const shop = await load();
    const line = { sku: 1n, tags: 1n, price: 10_000, quantity: 1 };
    const { quote } = await quoteOf(connection, shop, { lines: [line, { ...line, price: 9_000 }] });
    await expect(settle(shop, await signQuote(shop, quote))).to.be.revertedWithCustomError(
      shop.campaign,
      "LineOutOfOrder",
    );
  });

  it("gives nothing to whoever sends it", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop);
    const { quoteSignature, consent } = await signQuote(shop, quote);
    await shop.campaign.connect(shop.eve).settle(quoteMessage(quote), quoteSignature, consent, []);
    expect(await shop.program.balanceOf(shop.eve)).to.equal(0);
    expect(await shop.program.balanceOf(shop.ann)).to.equal(90);
  });

  it("knows the high half of the curve from the low one", () => {
    const order = hexToBigInt("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    const low = `0x${"11".repeat(32)}${"00".repeat(31)}01${"1b"}` as Hex;
    expect(hexToBigInt(`0x${malleated(low).slice(66, 130)}`)).to.equal(order - 1n);
    expect(malleated(malleated(low))).to.equal(low);
  });
});
