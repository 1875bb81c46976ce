import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { deployProgram, Role } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const { time } = networkHelpers;
const fixture = () => deployProgram(connection);
const MINUTE = 60;

describe("Program.addIssuer", () => {
  it("names a key with one role and a window", async () => {
    const { program, bob } = await networkHelpers.loadFixture(fixture);
    const from = (await time.latest()) + MINUTE;
    await expect(program.addIssuer(bob.address, Role.Quotes, from))
      .to.emit(program, "IssuerAdded")
      .withArgs(bob.address, Role.Quotes, from);
    expect([...(await program.issuerOf(bob.address))]).to.deep.equal([BigInt(Role.Quotes), BigInt(from), 0n]);
    expect(await program.isIssuer(bob.address, Role.Quotes, from - 1)).to.equal(false);
    expect(await program.isIssuer(bob.address, Role.Quotes, from)).to.equal(true);
    expect(await program.isIssuer(bob.address, Role.Claims, from)).to.equal(false);
    expect(await program.isIssuer(bob.address, Role.None, from)).to.equal(false);
  });

  it("refuses to back-date a key", async () => {
    const { program, bob } = await networkHelpers.loadFixture(fixture);
    const now = (await time.latest()) + MINUTE;
    await time.setNextBlockTimestamp(now);
    await expect(program.addIssuer(bob.address, Role.Quotes, now - 1))
      .to.be.revertedWithCustomError(program, "ValidFromInPast")
      .withArgs(now - 1, now);
  });

  it("gives a key one role for ever, also after its end", async () => {
    const { program, issuer } = await networkHelpers.loadFixture(fixture);
    const until = (await time.latest()) + 11 * MINUTE;
    await program.retireIssuer(issuer.address, until);
    await time.increaseTo(until + MINUTE);
    await expect(program.addIssuer(issuer.address, Role.Quotes, until + 2 * MINUTE))
      .to.be.revertedWithCustomError(program, "IssuerExists")
      .withArgs(issuer.address);
  });

  it("refuses the zero key, no role, and everybody but the owner", async () => {
    const { program, bob } = await networkHelpers.loadFixture(fixture);
    await expect(program.addIssuer(ZeroAddress, Role.Claims, FAR / 2)).to.be.revertedWithCustomError(
      program,
      "ZeroKey",
    );
    await expect(program.addIssuer(bob.address, Role.None, FAR / 2)).to.be.revertedWithCustomError(
      program,
      "InvalidRole",
    );
    await expect(program.connect(bob).addIssuer(bob.address, Role.Claims, FAR / 2)).to.be.revertedWithCustomError(
      program,
      "OwnableUnauthorizedAccount",
    );
  });

  it("never takes the zero address for an issuer", async () => {
    const { program } = await networkHelpers.loadFixture(fixture);
    for (const role of Object.values(Role)) expect(await program.isIssuer(ZeroAddress, role, 0)).to.equal(false);
  });
});

describe("Program.retireIssuer", () => {
  it("ends a window at least ten minutes ahead, and remembers it", async () => {
    const { program, issuer } = await networkHelpers.loadFixture(fixture);
    const now = (await time.latest()) + MINUTE;
    await time.setNextBlockTimestamp(now);
    await expect(program.retireIssuer(issuer.address, now + 10 * MINUTE - 1))
      .to.be.revertedWithCustomError(program, "ValidUntilTooSoon")
      .withArgs(now + 10 * MINUTE - 1, now + 10 * MINUTE);
    await time.setNextBlockTimestamp(now);
    await expect(program.retireIssuer(issuer.address, now + 10 * MINUTE))
      .to.emit(program, "IssuerRetired")
      .withArgs(issuer.address, now + 10 * MINUTE);
    expect(await program.isIssuer(issuer.address, Role.Claims, now + 10 * MINUTE - 1)).to.equal(true);
    expect(await program.isIssuer(issuer.address, Role.Claims, now + 10 * MINUTE)).to.equal(false);
    expect((await program.issuerOf(issuer.address)).validUntil).to.equal(now + 10 * MINUTE);
  });

  it("only shortens a window, and never re-opens one", async () => {
    const { program, issuer } = await networkHelpers.loadFixture(fixture);
    const until = (await time.latest()) + 100 * MINUTE;
    await program.retireIssuer(issuer.address, until);
    for (const later of [until, until + 1, 2 ** 40 - 1]) {
      await expect(program.retireIssuer(issuer.address, later))
        .to.be.revertedWithCustomError(program, "IssuerWindowClosed")
        .withArgs(issuer.address, until);
    }
    await program.retireIssuer(issuer.address, until - 50 * MINUTE);
    await time.increaseTo(until);
    await expect(program.retireIssuer(issuer.address, until + 20 * MINUTE)).to.be.revertedWithCustomError(
      program,
      "IssuerWindowClosed",
    );
  });

  it("refuses a key that was never named", async () => {
    const { program, bob } = await networkHelpers.loadFixture(fixture);
    await expect(program.retireIssuer(bob.address, FAR / 2))
      .to.be.revertedWithCustomError(program, "UnknownIssuer")
      .withArgs(bob.address);
  });

  it("stops claims at its end; a new key carries on", async () => {
    const { program, issuer, bob, ann } = await networkHelpers.loadFixture(fixture);
    const until = (await time.latest()) + 11 * MINUTE;
    await program.retireIssuer(issuer.address, until);
    await program.addIssuer(bob.address, Role.Claims, until);
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, 9] });
    const [old, fresh] = [
      await signClaim(program, issuer, ann.address, word),
      await signClaim(program, bob, ann.address, word),
    ];
    await time.setNextBlockTimestamp(until);
    await expect(program.claim(ann.address, word, FAR, old))
      .to.be.revertedWithCustomError(program, "NotIssuer")
      .withArgs(issuer.address, Role.Claims, until);
    await program.claim(ann.address, word, FAR, fresh);
    expect(await program.balanceOf(ann.address)).to.equal(9);
  });
});

describe("Program: ownership", () => {
  it("moves in two steps", async () => {
    const { program, owner, bob } = await networkHelpers.loadFixture(fixture);
    await program.transferOwnership(bob.address);
    expect(await program.owner()).to.equal(owner.address);
    await program.connect(bob).acceptOwnership();
    expect(await program.owner()).to.equal(bob.address);
  });
});
