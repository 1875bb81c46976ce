import { readFileSync } from "node:fs";
import { encodePacked, type Hex, keccak256 } from "viem";
import { z } from "zod";
import { keyOf } from "../../../gas/keyOf.ts";
import { virtualPath } from "../../../gas/virtualPath.ts";
import { deployPeer } from "../deployPeer.ts";
import type { Peer } from "../Peer.ts";

const artifactSchema = z.object({ abi: z.array(z.unknown()), bytecode: z.string() });
const PACKAGES = new URL("../../node_modules/", import.meta.url);
const ARTIFACT = "@uniswap/merkle-distributor/build/MerkleDistributor.json";

const POINTS = 900n;
/** Not a multiple of 256, so that its word of the bitmap can be in use already. */
const INDEX = 777n;

function leafOf(account: Hex): Hex {
  return keccak256(encodePacked(["uint256", "address", "uint256"], [INDEX, account, POINTS]));
}

/** Uniswap's distributor, in the bytecode it ships, paying Solady's token out of its own balance. */
export const uniswap: Peer = async ({ lab, contracts }) => {
  const { abi, bytecode } = artifactSchema.parse(JSON.parse(readFileSync(new URL(ARTIFACT, PACKAGES), "utf8")));
  const token = await deployPeer(lab, contracts.get("SoladyToken"));
  const account = keyOf("newcomer").address;

  const claim = async (height: number) => {
    const { root, proof } = virtualPath(leafOf(account), height);
    const compiled = { abi: JSON.stringify(abi), bytecode };
    const distributor = await deployPeer(lab, compiled, await token.getAddress(), root);
    await lab.send(() => token.getFunction("mint").send(distributor.target, 1_000_000));
    // As for most claimants, a neighbour in the same word of the bitmap has claimed before.
    const slot = keccak256(encodePacked(["uint256", "uint256"], [INDEX / 256n, 0n]));
    await lab.helpers.setStorageAt(await distributor.getAddress(), slot, 1);
    return lab.send(() => distributor.getFunction("claim").send(INDEX, account, POINTS, proof));
  };
  const peer = "uniswap MerkleDistributor";
  const { gas: thousand } = await lab.isolated(() => claim(10));
  const { gas: million } = await lab.isolated(() => claim(20));
  return [
    { row: "claim.merkle.1k", peer, bare: false, gas: thousand },
    { row: "claim.merkle.1m", peer, bare: false, gas: million },
  ];
};
