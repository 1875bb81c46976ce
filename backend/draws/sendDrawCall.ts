import type { Hex } from "viem";
import { Problem } from "../http/Problem.ts";
import type { DrawStep } from "./DrawStep.ts";

type DrawCall = {
  /** Names the step within the draw; the same for the same step. */
  step: string;
  data: Hex;
  gasLimit: number;
  valueWei?: bigint;
  by?: "relayer" | "committer";
};

/**
 * Sends a call to the draw, unless one for the same step is on its way. A call that the contract refuses is not sent: somebody
 * else was faster, or its time is over.
 * @returns what the contract refused it with
 */
export async function sendDrawCall(parts: DrawStep, call: DrawCall): Promise<Problem | undefined> {
  const { draw, log } = parts;
  const { step, by = "relayer", ...rest } = call;
  try {
    await parts[by].sendStep({
      subject: `draw:${draw.address.toLowerCase()}:${step}`,
      kind: "draw",
      campaign: draw.address,
      account: null,
      to: draw.address,
      ...rest,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    log.debug({ draw: draw.address, step, problem: error.detail }, "the draw did not take a step");
    return error;
  }
}
