import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { concat, getBytes, Signature, toBeHex } from "ethers";
import { network } from "hardhat";
import { giveByClaim } from "../../support/giveByClaim.ts";
import { launchCampaign } from "../../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS, Role, TransferPolicy } from "../../support/programFixture.ts";
import { signBurn } from "../../support/signBurn.ts";
import { FAR, signClaim } from "../../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { time } = networkHelpers;
const fixture = () => deployProgram(connection);
const MOST = 2 ** 48 - 1;
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const wordOf = (total: number): bigint => packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, total] });

/** The other signature of the same message by the same key: (r, -s), v flipped. */
function malleated(signature: string): string {
  const { r, s, v } = Signature.from(signature);
  return concat([r, toBeHex(CURVE_ORDER - BigInt(s), 32), toBeHex(v === 27 ? 28 : 27, 1)]);
}

describe("Attacks with a stolen claims key", () => {
  it("mint no more than the epoch's cap, whatever the thief signs", async () => {
    const { program, issuer, eve, ann } = await networkHelpers.loadFixture(fixture);
    const steal = async (account: string, total: number) =>
      program.claim(account, wordOf(total), FAR, await signClaim(program, issuer, account, wordOf(total)));
    await expect(steal(eve.address, MOST))
      .to.be.revertedWithCustomError(program, "EpochMintCapExceeded")
      .withArgs(MOST, 1_000_000);
    await steal(eve.address, 999_999);
    await expect(steal(ann.address, 2))
      .to.be.revertedWithCustomError(program, "EpochMintCapExceeded")
      .withArgs(1_000_001, 1_000_000);
    expect(await program.totalSupply()).to.equal(999_999);
  });

  it("do not pump points out of totals that fall and rise", async () => {
    const { program, issuer, eve } = await networkHelpers.loadFixture(fixture);
    await time.increaseTo((await time.latest()) + 4 * EPOCH_SECONDS);
    const saw = [10n, 0n, 10n, 0n, 10n].reduce((word, total) => (word << 48n) | total, 8n);
    const signature = await signClaim(program, issuer, eve.address, saw);
    for (let i = 0; i < 3; i++) await program.claim(eve.address, saw, FAR, signature);
    const statement = await program.statementOf(eve.address);
    expect([statement.claimed, statement.living]).to.deep.equal([10n, 10n]);
  });

  it("end with the key's window", async () => {
    const { program, issuer, eve } = await networkHelpers.loadFixture(fixture);
    const until = (await time.latest()) + 700;
    await program.retireIssuer(issuer.address, until);
    const signature = await signClaim(program, issuer, eve.address, wordOf(5));
    await time.setNextBlockTimestamp(until);
    await expect(program.claim(eve.address, wordOf(5), FAR, signature)).to.be.revertedWithCustomError(
      program,
      "NotIssuer",
    );
  });
});

describe("Attacks with signatures", () => {
  it("of another key, role, account, word or deadline give nothing", async () => {
    const { program, issuer, ann, eve } = await networkHelpers.loadFixture(fixture);
    await program.addIssuer(eve.address, Role.Audiences, (await time.latest()) + 1);
    const signature = await signClaim(program, issuer, ann.address, wordOf(5));
    const attempts = [
      [eve.address, wordOf(5), FAR, signature],
      [ann.address, wordOf(6), FAR, signature],
      [ann.address, wordOf(5), FAR - 1, signature],
      [ann.address, wordOf(5), FAR, await signClaim(program, eve, ann.address, wordOf(5))],
    ] as const;
    for (const attempt of attempts) {
      await expect(program.claim(...attempt)).to.be.revertedWithCustomError(program, "NotIssuer");
    }
  });

  it("of another program give nothing", async () => {
    const { program, issuer, ann } = await networkHelpers.loadFixture(fixture);
    const other = await deployProgram(connection);
    const signature = await signClaim(other.program, issuer, ann.address, wordOf(5));
    await expect(program.claim(ann.address, wordOf(5), FAR, signature)).to.be.revertedWithCustomError(
      program,
      "NotIssuer",
    );
  });

  it("that are malleated or of a wrong length are nobody's", async () => {
    const { program, issuer, ann } = await networkHelpers.loadFixture(fixture);
    const signature = await signClaim(program, issuer, ann.address, wordOf(5));
    const compact = await signClaim(program, issuer, ann.address, wordOf(5), { compact: true });
    const { r, s, yParity } = Signature.from(signature);
    const lowV = concat([r, s, toBeHex(yParity, 1)]);
    const broken = [
      malleated(signature),
      lowV,
      "0x",
      signature.slice(0, -4),
      `${signature}00`,
      compact.slice(0, -2),
      r,
    ];
    for (const each of broken) {
      await expect(program.claim(ann.address, wordOf(5), FAR, each), each)
        .to.be.revertedWithCustomError(program, "NotIssuer")
        .withArgs(ethers.ZeroAddress, Role.Claims, (await time.latest()) + 1);
    }
  });

  it("cannot burn twice in another form: replay is keyed on the message", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann } = deployed;
    await giveByClaim(deployed, ann.address, 100);
    const campaign = await launchCampaign(ethers, deployed);
    const wish = {
      account: ann.address,
      campaign: await campaign.getAddress(),
      amount: 10,
      data: "0x",
      nonce: 1,
      deadline: FAR,
    };
    const signature = await signBurn(program, ann, wish);
    await program.burnForWithSignature(wish, signature);
    for (const form of [signature, Signature.from(signature).compactSerialized, malleated(signature)]) {
      await expect(program.burnForWithSignature(wish, form)).to.be.revertedWithCustomError(program, "BurnAlreadyUsed");
    }
    await expect(
      program.burnForWithSignature(
        { ...wish, nonce: 2 },
        malleated(await signBurn(program, ann, { ...wish, nonce: 2 })),
      ),
    ).to.be.revertedWithCustomError(program, "NotSignedBy");
  });
});

describe("Attacks on time", () => {
  it("a hoarded claim does not make points younger", async () => {
    const { program, issuer, ann, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    const signature = await signClaim(program, issuer, ann.address, wordOf(100));
    await time.increaseTo(firstEpochAt + 3 * EPOCH_SECONDS);
    await program.claim(ann.address, wordOf(100), FAR, signature);
    const [soonest] = await program.expiries(ann.address);
    expect([soonest.points, Number(soonest.expiresAt)]).to.deep.equal([100n, firstEpochAt + 4 * EPOCH_SECONDS]);
    await time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS);
    expect(await program.balanceOf(ann.address)).to.equal(0);
  });

  it("sending somebody's claim in the last second of an epoch costs them nothing", async () => {
    const { program, issuer, ann, bob, eve, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    const signatures = [
      await signClaim(program, issuer, ann.address, wordOf(50)),
      await signClaim(program, issuer, bob.address, wordOf(50)),
    ];
    await time.setNextBlockTimestamp(firstEpochAt + EPOCH_SECONDS - 1);
    await program.connect(eve).claim(ann.address, wordOf(50), FAR, signatures[0]!);
    await time.setNextBlockTimestamp(firstEpochAt + EPOCH_SECONDS);
    await program.connect(bob).claim(bob.address, wordOf(50), FAR, signatures[1]!);
    expect(await program.expiries(ann.address)).to.deep.equal(await program.expiries(bob.address));
  });
});

describe("Attacks through campaigns", () => {
  it("the owner's own code cannot be launched, nor mint by itself", async () => {
    const { program, owner, ann } = await networkHelpers.loadFixture(fixture);
    const hostile = await ethers.deployContract("CampaignMock");
    await expect(program.launch(hostile, "0x", 1_000)).to.be.revertedWithCustomError(program, "NotImplementation");
    for (const call of [
      program.mint(ann.address, 1),
      program.hold(1),
      program.release(ann.address, 1),
      program.award(ann.address, 1),
      program.cancelHold(1),
    ]) {
      await expect(call).to.be.revertedWithCustomError(program, "NotCampaign").withArgs(owner.address);
    }
  });

  it("nobody but the owner launches", async () => {
    const { program, implementation, eve } = await networkHelpers.loadFixture(fixture);
    await expect(program.connect(eve).launch(implementation, "0x", 1)).to.be.revertedWithCustomError(
      program,
      "OwnableUnauthorizedAccount",
    );
  });

  it("a campaign cannot burn for an account that did not consent", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann, eve } = deployed;
    await giveByClaim(deployed, ann.address, 100);
    const campaign = await launchCampaign(ethers, deployed);
    const wish = {
      account: ann.address,
      campaign: await campaign.getAddress(),
      amount: 100,
      data: "0x",
      nonce: 0,
      deadline: FAR,
    };
    await expect(program.burnForWithSignature(wish, await signBurn(program, eve, wish))).to.be.revertedWithCustomError(
      program,
      "NotSignedBy",
    );
    expect(await program.balanceOf(ann.address)).to.equal(100);
  });

  it("points of an order that is held and returned were never anybody's, and nothing is burned for the return", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann } = deployed;
    const campaign = await launchCampaign(ethers, deployed, { mintBudget: 100 });
    await campaign.hold(100);
    expect(await program.balanceOf(ann.address)).to.equal(0);
    await campaign.cancelHold(100);
    expect(await program.queryFilter(program.filters.Transfer())).to.have.length(0);
    await expect(campaign.release(ann.address, 1))
      .to.be.revertedWithCustomError(program, "HoldExceeded")
      .withArgs(1, 0);
  });

  it("budgets that add up to more than a lane holds give a clear error, not another lane's points", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann, bob } = deployed;
    const [first, second] = [
      await launchCampaign(ethers, deployed, { mintBudget: MOST }),
      await launchCampaign(ethers, deployed, { mintBudget: MOST }),
    ];
    await first.mint(ann.address, MOST);
    await expect(second.mint(bob.address, 1))
      .to.be.revertedWithCustomError(program, "LaneOverflow")
      .withArgs(4, MOST, 1);
    await expect(giveByClaim(deployed, bob.address, 1))
      .to.be.revertedWithCustomError(program, "LaneOverflow")
      .withArgs(4, MOST, 1);
    await expect(program.launch(deployed.implementation, "0x", MOST + 1)).to.be.revertedWithCustomError(
      program,
      "MintBudgetTooLarge",
    );
    expect(await program.totalSupply()).to.equal(MOST);
  });
});

describe("Attacks on membership", () => {
  it("a transfer of nothing makes nobody a member", async () => {
    const deployed = await deployProgram(connection, { transferPolicy: TransferPolicy.MembersOnly });
    const { program, ann, eve } = deployed;
    await giveByClaim(deployed, ann.address, 100);
    await program.connect(eve).transfer(ann.address, 0);
    await expect(program.connect(eve).burn(0)).to.be.revertedWithCustomError(program, "NothingToBurn");
    await expect(program.connect(ann).transfer(eve.address, 1))
      .to.be.revertedWithCustomError(program, "NotMember")
      .withArgs(eve.address);
  });
});

describe("Attacks by and on smart accounts", () => {
  const Mood = { Accept: 0, Refuse: 1, BurnGas: 2, ReturnBomb: 3, ReturnShort: 4 } as const;

  async function withWallet(mood: number) {
    const deployed = await networkHelpers.loadFixture(fixture);
    const wallet = await ethers.deployContract("WalletMock", [mood]);
    const account = await wallet.getAddress();
    await giveByClaim(deployed, account, 100);
    const campaign = await launchCampaign(ethers, deployed);
    const wish = { account, campaign: await campaign.getAddress(), amount: 10, data: "0x", nonce: 1, deadline: FAR };
    return { ...deployed, account, wish };
  }

  it("a wallet that accepts may burn; one that refuses or answers short may not", async () => {
    const honest = await withWallet(Mood.Accept);
    await honest.program.burnForWithSignature(honest.wish, "0x1234");
    expect(await honest.program.balanceOf(honest.account)).to.equal(90);
    for (const mood of [Mood.Refuse, Mood.ReturnShort]) {
      const { program, wish } = await withWallet(mood);
      await expect(program.burnForWithSignature(wish, "0x1234")).to.be.revertedWithCustomError(program, "NotSignedBy");
    }
  });

  it("a wallet that burns all gas costs the relayer at most 100 000, one that returns a flood no more", async () => {
    for (const [mood, accepted] of [
      [Mood.BurnGas, false],
      [Mood.ReturnBomb, true],
    ] as const) {
      const { program, wish } = await withWallet(mood);
      const sent = program.burnForWithSignature(wish, "0x1234", { gasLimit: 5_000_000 });
      if (accepted) await sent;
      else await expect(sent).to.be.revert(ethers);
      const block = await ethers.provider.getBlock("latest");
      expect(Number(block?.gasUsed)).to.be.below(250_000);
    }
  });

  it("an account with an EIP-7702 delegation but no ERC-1271 still signs with its key", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann } = deployed;
    await giveByClaim(deployed, ann.address, 100);
    const campaign = await launchCampaign(ethers, deployed);
    await networkHelpers.setCode(ann.address, concat(["0xef0100", getBytes(await campaign.getAddress())]));
    const wish = {
      account: ann.address,
      campaign: await campaign.getAddress(),
      amount: 10,
      data: "0x",
      nonce: 1,
      deadline: FAR,
    };
    await program.burnForWithSignature(wish, await signBurn(program, ann, wish));
    expect(await program.balanceOf(ann.address)).to.equal(90);
  });

  it("nobody signs for the zero address with a malformed signature", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const campaign = await launchCampaign(ethers, deployed);
    const wish = {
      account: ethers.ZeroAddress,
      campaign: await campaign.getAddress(),
      amount: 1,
      data: "0x",
      nonce: 1,
      deadline: FAR,
    };
    await expect(deployed.program.burnForWithSignature(wish, "0x")).to.be.revertedWithCustomError(
      deployed.program,
      "NotSignedBy",
    );
  });

  it("a claim to the zero address is refused", async () => {
    const { program, issuer } = await networkHelpers.loadFixture(fixture);
    const signature = await signClaim(program, issuer, ethers.ZeroAddress, wordOf(5));
    await expect(program.claim(ethers.ZeroAddress, wordOf(5), FAR, signature)).to.be.revertedWithCustomError(
      program,
      "ERC20InvalidReceiver",
    );
  });
});
