import { expect } from "chai";
import { concat, keccak256, numberToHex, slice, type Hex } from "viem";
import { beaconRandomness } from "#sdk/beacon/beaconRandomness";
import { evmnet } from "#sdk/beacon/evmnet";
import { hashToBn254 } from "#sdk/beacon/hashToBn254";
import { quicknet } from "#sdk/beacon/quicknet";
import { roundAt } from "#sdk/beacon/roundAt";
import { roundBytes } from "#sdk/beacon/roundBytes";
import { roundTime } from "#sdk/beacon/roundTime";
import { signRound } from "#sdk/beacon/signRound";
import { testBeacon } from "#sdk/beacon/testBeacon";
import { uncompressSignature } from "#sdk/beacon/uncompressSignature";
import { verifyBeacon } from "#sdk/beacon/verifyBeacon";
import { publishedBeacons } from "../../support/vectors/beacons.ts";

const networks = { evmnet, quicknet };

describe("verifyBeacon", () => {
  for (const name of ["evmnet", "quicknet"] as const) {
    const network = networks[name];
    for (const beacon of publishedBeacons[name]) {
      describe(`${name} round ${beacon.round}`, () => {
        it("is accepted, with its published randomness and time", () => {
          expect(verifyBeacon(network, beacon.round, beacon.signature)).to.equal(true);
          expect(verifyBeacon(network, beacon.round, beacon.published)).to.equal(true);
          expect(beaconRandomness(network, beacon.signature)).to.equal(beacon.randomness);
          expect(beaconRandomness(network, beacon.published)).to.equal(beacon.randomness);
          expect(roundTime(network, beacon.round)).to.equal(beacon.time);
        });

        it("is refused for a neighbouring round", () => {
          expect(verifyBeacon(network, beacon.round + 1, beacon.signature)).to.equal(false);
          expect(verifyBeacon(network, beacon.round - 1, beacon.signature)).to.equal(false);
        });

        it("is refused with a flipped bit, off the curve, and in another length", () => {
          expect(verifyBeacon(network, beacon.round, flipLastBit(beacon.signature))).to.equal(false);
          expect(verifyBeacon(network, beacon.round, slice(beacon.signature, 0, 63))).to.equal(false);
          expect(verifyBeacon(network, beacon.round, concat([beacon.signature, "0x00"]))).to.equal(false);
          expect(verifyBeacon(network, beacon.round, "0x")).to.equal(false);
        });
      });
    }
  }

  it("finds drand's own point for the message of a round", () => {
    const [beacon] = publishedBeacons.evmnet;
    const { x, y } = hashToBn254(keccak256(roundBytes(beacon!.round), "bytes"));
    expect([x, y].map((word) => numberToHex(word, { size: 32 }))).to.deep.equal(beacon!.hashed);
  });

  it("refuses the point at infinity", () => {
    expect(verifyBeacon(evmnet, 1, `0x${"00".repeat(64)}`)).to.equal(false);
  });

  it("expands a compressed quicknet signature to what the contract takes", () => {
    for (const beacon of publishedBeacons.quicknet) {
      expect(uncompressSignature(beacon.published)).to.equal(beacon.signature);
    }
  });
});

describe("roundTime and roundAt", () => {
  it("put round 1 at genesis and each later one a period after", () => {
    expect(roundTime(evmnet, 1)).to.equal(evmnet.genesisAt);
    expect(roundTime(evmnet, 2)).to.equal(evmnet.genesisAt + 3);
    expect(() => roundTime(evmnet, 0)).to.throw(RangeError);
  });

  it("find the first round at or after a time", () => {
    expect(roundAt(evmnet, 0)).to.equal(1);
    expect(roundAt(evmnet, evmnet.genesisAt + 3)).to.equal(2);
    expect(roundAt(evmnet, evmnet.genesisAt + 4)).to.equal(3);
    expect(roundAt(evmnet, evmnet.genesisAt + 6)).to.equal(3);
  });
});

describe("testBeacon", () => {
  const network = testBeacon(0x5eedn, 1_800_000_000, 2);

  it("signs rounds that only its own key verifies", () => {
    const signature = signRound(0x5eedn, 77);
    expect(verifyBeacon(network, 77, signature)).to.equal(true);
    expect(verifyBeacon(network, 78, signature)).to.equal(false);
    expect(verifyBeacon(evmnet, 77, signature)).to.equal(false);
    expect(verifyBeacon(testBeacon(0x5eeen, 1_800_000_000, 2), 77, signature)).to.equal(false);
  });
});

function flipLastBit(signature: Hex): Hex {
  const last = Number.parseInt(signature.at(-1)!, 16) ^ 1;
  return `${signature.slice(0, -1)}${last.toString(16)}` as Hex;
}
