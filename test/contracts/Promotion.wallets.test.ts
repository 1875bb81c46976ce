import { expect } from "chai";
import { concat } from "ethers";
import { network } from "hardhat";
import { type Address, encodeFunctionData } from "viem";
import { hashQuote, promotionAbi, quoteMessage } from "#sdk";
import { deployPromotion, type PromotionFixture, quoteOf, settle, signQuote } from "../support/promotionFixture.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const fixture = () => deployPromotion(connection);
const load = () => networkHelpers.loadFixture(fixture);

/** A quote for a smart account, with `ann`'s signature as the consent. */
async function orderOf(shop: PromotionFixture, wallet: { getAddress(): Promise<string> }) {
  const account = (await wallet.getAddress()) as Address;
  const { quote } = await quoteOf(connection, shop, { account });
  return signQuote(shop, quote);
}

/** Delegates an account's code, as EIP-7702 does. */
async function delegate(account: string, implementation: string) {
  await networkHelpers.setCode(account, concat(["0xef0100", implementation]));
}

describe("Promotion.settle: smart accounts", () => {
  it("asks an account with code by ERC-1271", async () => {
    const shop = await load();
    const wallet = await ethers.deployContract("OwnedWalletMock", [shop.ann]);
    await settle(shop, await orderOf(shop, wallet));
    expect(await shop.program.balanceOf(wallet)).to.equal(90);

    const { quote } = await quoteOf(connection, shop, { account: (await wallet.getAddress()) as Address });
    await expect(settle(shop, await signQuote(shop, quote, { consentBy: shop.eve })))
      .to.be.revertedWithCustomError(shop.campaign, "ConsentInvalid")
      .withArgs(await wallet.getAddress(), hashQuote(quote));
  });

  it("asks an account that delegated its code (EIP-7702) for its key first, with and without ERC-1271", async () => {
    const shop = await load();
    const withErc1271 = await ethers.deployContract("OwnedWalletMock", [shop.bob]);
    for (const code of [await withErc1271.getAddress(), await shop.program.getAddress()]) {
      await delegate(shop.ann.address, code);
      const { quote } = await quoteOf(connection, shop);
      await settle(shop, await signQuote(shop, quote));
    }
    expect(await shop.program.balanceOf(shop.ann)).to.equal(180);

    await delegate(shop.eve.address, await withErc1271.getAddress());
    const { quote } = await quoteOf(connection, shop, { account: shop.eve.address as Address });
    await settle(shop, await signQuote(shop, quote, { consentBy: shop.bob }));
    expect(await shop.program.balanceOf(shop.eve), "its code agreed").to.equal(90);
  });

  it("gives a hostile account no second order while it is asked", async () => {
    const shop = await load();
    const wallet = await ethers.deployContract("ReenteringWalletMock");
    const { quote, quoteSignature, consent } = await orderOf(shop, wallet);
    const again = encodeFunctionData({
      abi: promotionAbi,
      functionName: "settle",
      args: [quoteMessage(quote), quoteSignature, consent, []],
    });
    await wallet.prepare(shop.campaign, again);
    await settle(shop, { quote, quoteSignature, consent, proofs: [] });
    expect(await shop.program.balanceOf(wallet)).to.equal(90);
    expect(await shop.campaign.usesOf(0)).to.equal(1);
  });

  it("loses at most 100 000 gas to an account that burns it", async () => {
    const shop = await load();
    const wallet = await ethers.deployContract("BurningWalletMock");
    const order = await orderOf(shop, wallet);
    await expect(settle(shop, order)).to.be.revertedWithCustomError(shop.campaign, "ConsentInvalid");
    const { quote, quoteSignature, consent } = order;
    const sent = await shop.campaign
      .connect(shop.relayer)
      .settle.populateTransaction(quoteMessage(quote), quoteSignature, consent, []);
    await shop.relayer.sendTransaction({ ...sent, gasLimit: 10_000_000 }).catch(() => undefined);
    const block = await ethers.provider.getBlock("latest");
    const receipt = await ethers.provider.getTransactionReceipt(block?.transactions[0] ?? "");
    expect(receipt?.status).to.equal(0);
    expect(Number(receipt?.gasUsed)).to.be.within(100_000, 200_000);
  });

  it("does not copy what an account returns", async () => {
    const shop = await load();
    const wallet = await ethers.deployContract("BombWalletMock");
    await settle(shop, await orderOf(shop, wallet));
    expect(await shop.program.balanceOf(wallet)).to.equal(90);
  });

  it("takes no signature for the zero address", async () => {
    const shop = await load();
    const { quote } = await quoteOf(connection, shop, { account: "0x0000000000000000000000000000000000000000" });
    const signed = await signQuote(shop, quote);
    for (const consent of [signed.consent, "0x", `0x${"00".repeat(65)}`] as const)
      await expect(settle(shop, { ...signed, consent })).to.be.revertedWithCustomError(shop.campaign, "ConsentInvalid");
  });
});
