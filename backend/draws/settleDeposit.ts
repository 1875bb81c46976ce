import { encodeFunctionData } from "viem";
import { drawAbi } from "#sdk/abi";
import type { DrawStep } from "./DrawStep.ts";
import { sendDrawCall } from "./sendDrawCall.ts";

const GAS_LIMIT = 200_000;

/** After the freeze: has the deposit returned, and fetches what bonds and deposit left to our keys. */
export async function settleDeposit(step: DrawStep): Promise<void> {
  const { draw, history, chain, relayer, committer } = step;
  if (draw.terms.depositWei > 0n && draw.committedAt !== 0 && !history.depositSettled) {
    const data = encodeFunctionData({ abi: drawAbi, functionName: "settleDeposit" });
    await sendDrawCall(step, { step: "deposit", data, gasLimit: GAS_LIMIT });
  }
  for (const account of new Set([relayer.address, committer.address])) {
    const credit = await chain.client.readContract({
      address: draw.address,
      abi: drawAbi,
      functionName: "creditOf",
      args: [account],
      blockTag: "pending",
    });
    if (credit === 0n) continue;
    const data = encodeFunctionData({ abi: drawAbi, functionName: "withdraw", args: [account] });
    await sendDrawCall(step, { step: `withdraw:${account}:${credit}`, data, gasLimit: GAS_LIMIT });
  }
}
