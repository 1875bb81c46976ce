import { encodeFunctionData, type Hex } from "viem";
import { beaconAbi, drawAbi } from "#sdk/abi";
import type { DrawStep } from "./DrawStep.ts";
import { fetchRound } from "./fetchRound.ts";
import { sendDrawCall } from "./sendDrawCall.ts";

const GAS_LIMIT = 900_000;

/** Delivers the signature of the round, once it is published; a round that somebody has proven needs none. */
export async function fulfillRound(step: DrawStep): Promise<void> {
  const { draw, chain, beaconUrls, log } = step;
  if (draw.now < draw.roundAt) return;
  const known = await chain.client.readContract({
    address: draw.beacon,
    abi: beaconAbi,
    functionName: "randomnessOf",
    args: [BigInt(draw.round)],
  });
  const signature: Hex | undefined =
    BigInt(known) === 0n ? await fetchRound(beaconUrls, draw.network, draw.round) : "0x";
  if (signature === undefined) {
    if (draw.now > draw.terms.drawBy) {
      log.error(
        { draw: draw.address, round: draw.round },
        "no server of the beacon has the round: anybody may announce the refund",
      );
    }
    return;
  }
  const data = encodeFunctionData({ abi: drawAbi, functionName: "fulfill", args: [signature] });
  await sendDrawCall(step, { step: "fulfill", data, gasLimit: GAS_LIMIT });
}
