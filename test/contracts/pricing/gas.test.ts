import { expect } from "chai";
import { network } from "hardhat";
import { basketToChain, encodeRuleBook, KINDS, type Basket, type RuleBook } from "#sdk";
import type { PricingMock } from "../../../types/ethers-contracts/index.ts";
import { sizedBasket, sizedBook, worstBook } from "../../support/pricing/sizedCase.ts";

describe("Gas of pricing, as a transaction with the book in the clone's code", () => {
  let mock: PricingMock;
  let ethers: Awaited<ReturnType<typeof network.create>>["ethers"];

  before(async () => {
    ({ ethers } = await network.create());
    mock = await ethers.deployContract("PricingMock");
  });

  async function gasOf(book: RuleBook, basket: Basket): Promise<number> {
    const receipt = await (await mock.launch(encodeRuleBook(book))).wait();
    const [launched] = receipt?.logs ?? [];
    const address = mock.interface.parseLog(launched!)?.args.campaign as string;
    const { lines, context } = basketToChain(basket);
    const audiences = [...context.audiences];
    const transaction = await mock
      .attach(address)
      .getFunction("price")
      .populateTransaction(lines, { ...context, audiences, available: [...context.available] });
    const [sender] = await ethers.getSigners();
    const sent = await sender!.sendTransaction({ ...transaction, gasLimit: 16_000_000 });
    return Number((await sent.wait())!.gasUsed);
  }

  it("is at most 75 000 for 10 lines and 5 rules", async () => {
    expect(await gasOf(sizedBook(5), sizedBasket(10))).to.be.at.most(75_000);
  });

  for (const kind of KINDS)
    it(`is at most 8 000 000 for 100 lines and 32 rules of ${kind}`, async () => {
      expect(await gasOf(worstBook(kind), sizedBasket(100))).to.be.at.most(8_000_000);
    });
});
