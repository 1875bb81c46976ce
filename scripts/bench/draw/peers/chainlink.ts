import { type Hex, keccak256, numberToHex } from "viem";
import type { CompilerPin } from "../../gas/CompilerPin.ts";
import { deployPeer } from "../../gas/deployPeer.ts";
import type { Peer } from "../../gas/Peer.ts";
import { proveVrf } from "./proveVrf.ts";

/** The contracts' pragma; optimised for size as far as the coordinator needs to be deployable. */
export const chainlinkPin: CompilerPin = { solc: "solc-0.8.19", evmVersion: "paris", runs: 500, roots: [""] };

export const chainlinkContracts = [
  "@chainlink/contracts/src/v0.8/vrf/dev/VRFCoordinatorV2_5.sol:VRFCoordinatorV2_5",
  "@chainlink/contracts/src/v0.8/vrf/testhelpers/VRFConsumerV2Plus.sol:VRFConsumerV2Plus",
];

const ORACLE_KEY = 0x07ac1en;
const EXTRA_ARGS_V1_TAG = keccak256(new TextEncoder().encode("VRF ExtraArgsV1")).slice(0, 10);

/** Chainlink VRF 2.5 and the consumer of its own tests: one random word, asked for and delivered with a real proof. */
export const chainlink: Peer = async ({ lab, contracts }) => {
  const { ethers, owner, send } = lab;
  const coordinator = await deployPeer(lab, contracts.get("VRFCoordinatorV2_5"), ethers.ZeroAddress);
  const consumer = await deployPeer(lab, contracts.get("VRFConsumerV2Plus"), coordinator.target, owner.address);
  const ask = (name: string, ...args: unknown[]) => send(() => coordinator.getFunction(name).send(...args));

  await ask("setConfig", 3, 2_500_000, 0, 0, 1, 0, 0, 0, 0);
  const { pk } = proveVrf(ORACLE_KEY, 0n, numberToHex(0n, { size: 32 }));
  await ask("registerProvingKey", pk, 2n ** 63n);
  await ask("createSubscription");
  const [subId] = (await coordinator.getFunction("getActiveSubscriptionIds")(0, 1)) as [bigint];
  await ask("addConsumer", subId, consumer.target);
  await ask("fundSubscriptionWithNative", subId, { value: ethers.parseEther("10") });

  const extraArgs = `${EXTRA_ARGS_V1_TAG}${numberToHex(1n, { size: 32 }).slice(2)}`;
  const keyHash: unknown = await coordinator.getFunction("hashOfKey")(pk);
  const [callbackGasLimit, numWords] = [200_000, 1];
  const wish = { keyHash, subId, requestConfirmations: 3, callbackGasLimit, numWords, extraArgs };

  const askAndDeliver = async () => {
    const request = await send(() => consumer.getFunction("requestRandomness").send(wish));
    const asked = (await coordinator.queryFilter("RandomWordsRequested")).at(-1);
    const block = await asked?.getBlock();
    if (asked === undefined || typeof block?.hash !== "string" || !("args" in asked))
      throw new Error("nothing was asked");
    await lab.helpers.mine(3);
    const proof = proveVrf(ORACLE_KEY, asked.args["preSeed"] as bigint, block.hash as Hex);
    const commitment = {
      blockNum: block.number,
      subId,
      callbackGasLimit,
      numWords,
      sender: consumer.target,
      extraArgs,
    };
    const delivery = await ask("fulfillRandomWords", proof, commitment, false);
    const delivered = (await coordinator.queryFilter("RandomWordsFulfilled")).at(-1);
    if (delivered === undefined || !("args" in delivered) || delivered.args["success"] !== true) {
      throw new Error("the random word did not arrive");
    }
    return { request, delivery };
  };
  await askAndDeliver();
  // The first time fills storage that is kept: the second is what every other costs.
  const { request, delivery } = await askAndDeliver();
  return [
    { row: "commit", peer: "Chainlink VRF 2.5 request", bare: true, gas: request.gas },
    { row: "fulfil", peer: "Chainlink VRF 2.5 fulfilment, one word", bare: true, gas: delivery.gas },
  ];
};
