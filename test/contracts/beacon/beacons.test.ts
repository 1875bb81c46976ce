import { expect } from "chai";
import { network } from "hardhat";
import { keccak256, numberToHex, slice, toHex, type Hex } from "viem";
import { evmnet } from "#sdk/beacon/evmnet";
import { hashToBn254 } from "#sdk/beacon/hashToBn254";
import { roundBytes } from "#sdk/beacon/roundBytes";
import { signRound } from "#sdk/beacon/signRound";
import { testBeacon } from "#sdk/beacon/testBeacon";
import { publishedBeacons } from "../../support/vectors/beacons.ts";

const { ethers, networkHelpers } = await network.create();
const GENESIS_AT = { evmnet: 1_727_521_075n, quicknet: 1_692_803_367n };
const GAS_GOAL = 135_000n;

async function deploy() {
  return {
    evmnet: await ethers.deployContract("DrandEvmnet"),
    quicknet: await ethers.deployContract("DrandQuicknet"),
    harness: await ethers.deployContract("BeaconHarness"),
  };
}

describe("drand adapters", () => {
  for (const name of ["evmnet", "quicknet"] as const) {
    for (const beacon of publishedBeacons[name]) {
      describe(`${name} round ${beacon.round}`, () => {
        it("verifies within the gas goal and gives the published randomness", async () => {
          const contracts = await networkHelpers.loadFixture(deploy);
          const adapter = contracts[name];
          const [valid, randomness] = await adapter.verify(beacon.round, beacon.signature);
          expect(valid).to.equal(true);
          expect(randomness).to.equal(beacon.randomness);
          const [used] = await contracts.harness.gasOfVerify(adapter, beacon.round, beacon.signature);
          expect(used).to.be.at.most(GAS_GOAL);
        });

        it("proves once, keeps the randomness, and is indifferent to a second call", async () => {
          const contracts = await networkHelpers.loadFixture(deploy);
          const adapter = contracts[name];
          await expect(adapter.prove(beacon.round, beacon.signature))
            .to.emit(adapter, "RoundProven")
            .withArgs(beacon.round, beacon.randomness, beacon.signature);
          await expect(adapter.prove(beacon.round, "0x")).not.to.emit(adapter, "RoundProven");
          expect(await adapter.randomnessOf(beacon.round)).to.equal(beacon.randomness);
        });

        it("says false for a neighbouring round and refuses to prove it", async () => {
          const { [name]: adapter } = await networkHelpers.loadFixture(deploy);
          const [valid] = await adapter.verify(beacon.round + 1, beacon.signature);
          expect(valid).to.equal(false);
          await expect(adapter.prove(beacon.round - 1, beacon.signature))
            .to.be.revertedWithCustomError(adapter, "WrongSignature")
            .withArgs(beacon.round - 1);
          expect(await adapter.randomnessOf(beacon.round - 1)).to.equal(`0x${"00".repeat(32)}`);
        });

        it("reverts for a flipped bit, a point off the curve, a coordinate out of range and a wrong length", async () => {
          const { [name]: adapter } = await networkHelpers.loadFixture(deploy);
          const flipped = flipLastBit(beacon.signature);
          const huge: Hex = `0x${"ff".repeat((beacon.signature.length - 2) / 2)}`;
          for (const point of [flipped, huge]) {
            await expect(adapter.verify(beacon.round, point)).to.be.revertedWithCustomError(
              adapter,
              "PrecompileFailed",
            );
          }
          for (const wrong of ["0x", beacon.signature.slice(0, -2), `${beacon.signature}00`]) {
            await expect(adapter.verify(beacon.round, wrong)).to.be.revertedWithCustomError(
              adapter,
              "WrongSignatureLength",
            );
          }
        });

        it("pins the publication time of rounds", async () => {
          const { [name]: adapter } = await networkHelpers.loadFixture(deploy);
          expect(await adapter.roundTime(beacon.round)).to.equal(beacon.time);
          expect(await adapter.roundTime(1)).to.equal(GENESIS_AT[name]);
          await expect(adapter.roundTime(0)).to.be.revertedWithCustomError(adapter, "NoSuchRound");
          expect(await adapter.roundAt(beacon.time)).to.equal(beacon.round);
          expect(await adapter.roundAt(beacon.time - 1)).to.equal(beacon.round);
          expect(await adapter.roundAt(beacon.time - 3)).to.equal(beacon.round - 1);
          expect(await adapter.roundAt(0)).to.equal(1n);
        });
      });
    }
  }

  it("never turns a starved precompile into false", async () => {
    const { evmnet: adapter } = await networkHelpers.loadFixture(deploy);
    const [beacon] = publishedBeacons.evmnet;
    const data = adapter.interface.encodeFunctionData("verify", [beacon!.round, beacon!.signature]);
    const to = await adapter.getAddress();
    for (let gas = 30_000n; gas <= 170_000n; gas += 2_333n) {
      const answer = await ethers.provider.call({ to, data, gasLimit: gas }).catch(() => "reverted");
      if (answer !== "reverted") expect(BigInt(answer.slice(0, 66)), `with ${gas} gas`).to.equal(1n);
    }
  });

  it("finds drand's own point for the message of a round", async () => {
    const { harness } = await networkHelpers.loadFixture(deploy);
    const [beacon] = publishedBeacons.evmnet;
    const point = await harness.hashToCurve(keccak256(roundBytes(beacon!.round)));
    expect(point.map((word) => numberToHex(word, { size: 32 }))).to.deep.equal(beacon!.hashed);
  });
});

describe("Bn254HashToCurve", () => {
  it("agrees with the twin, within the gas goal whatever path the map takes", async () => {
    const { harness } = await networkHelpers.loadFixture(deploy);
    for (let i = 0; i < 100; i++) {
      const message = keccak256(toHex(`message ${i}`));
      const { x, y } = hashToBn254(Buffer.from(message.slice(2), "hex"));
      expect(await harness.hashToCurve(message)).to.deep.equal([x, y]);
    }
  });

  it("stays on the curve where the map would divide by zero", async () => {
    const { harness } = await networkHelpers.loadFixture(deploy);
    const p = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47n;
    const half = (p + 1n) / 2n;
    for (const u of [0n, 1n, half, p - half, p - 1n]) {
      const [x, y] = await harness.mapToCurve(u);
      expect((y * y - x * x * x - 3n) % p).to.equal(0n);
      expect(y % 2n).to.equal(u % 2n);
    }
  });
});

describe("TestBeacon", () => {
  const key = 0xb0a71den;
  const twin = testBeacon(key, 1_800_000_000, 2);

  async function deployTestBeacon() {
    const { harness } = await deploy();
    const key = [0, 1, 2, 3].map((i) => BigInt(slice(twin.publicKey, i * 32, i * 32 + 32)));
    const beacon = await ethers.deployContract("TestBeacon", [key, twin.genesisAt, twin.periodSeconds]);
    return { beacon, harness };
  }

  it("accepts the twin's signatures and no others, within the gas goal", async () => {
    const { beacon, harness } = await networkHelpers.loadFixture(deployTestBeacon);
    for (let round = 1; round <= 24; round++) {
      const [used, valid] = await harness.gasOfVerify(beacon, round, signRound(key, round));
      expect(valid).to.equal(true);
      expect(used).to.be.at.most(GAS_GOAL);
    }
    const [other] = await beacon.verify(5, signRound(key + 1n, 5));
    expect(other).to.equal(false);
    expect(await beacon.publicKey()).to.equal(twin.publicKey);
  });

  it("is no evmnet", async () => {
    expect(twin.publicKey).not.to.equal(evmnet.publicKey);
    const { evmnet: adapter } = await networkHelpers.loadFixture(deploy);
    expect(await adapter.publicKey()).to.equal(evmnet.publicKey);
    const [valid] = await adapter.verify(5, signRound(key, 5));
    expect(valid).to.equal(false);
  });
});

function flipLastBit(signature: Hex): Hex {
  const last = Number.parseInt(signature.at(-1)!, 16) ^ 1;
  return `${signature.slice(0, -1)}${last.toString(16)}` as Hex;
}
