import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import { beaconAbi, drawAbi } from "../abi.ts";
import type { BeaconNetwork } from "../beacon/BeaconNetwork.ts";
import { evmnet } from "../beacon/evmnet.ts";
import { quicknet } from "../beacon/quicknet.ts";

/** The adapter a draw asks, and the network it stands for. */
export interface DrawBeacon {
  address: Address;
  network: BeaconNetwork;
}

/**
 * The beacon of a draw. drand's networks are our own constants, whatever the adapter says; any other network is a test
 * (`isTest`) and described by its adapter.
 * @param number which of the draw's beacons: `beacon` of its terms
 */
export async function readBeacon(client: Client, draw: Address, number: 0 | 1): Promise<DrawBeacon> {
  const [first, second, isTest] = await readContract(client, { address: draw, abi: drawAbi, functionName: "beacons" });
  const address = number === 0 ? first : second;
  if (!isTest) return { address, network: number === 0 ? evmnet : quicknet };
  const beacon = { address, abi: beaconAbi } as const;
  const [publicKey, genesisAt, periodSeconds] = await Promise.all([
    readContract(client, { ...beacon, functionName: "publicKey" }),
    readContract(client, { ...beacon, functionName: "genesisAt" }),
    readContract(client, { ...beacon, functionName: "periodSeconds" }),
  ]);
  return {
    address,
    network: {
      name: "test beacon",
      scheme: "bn254",
      publicKey,
      genesisAt: Number(genesisAt),
      periodSeconds: Number(periodSeconds),
      isTest: true,
    },
  };
}
