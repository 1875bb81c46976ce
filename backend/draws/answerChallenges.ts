import { encodeFunctionData } from "viem";
import { drawAbi } from "#sdk/abi";
import { indexOfEntrant } from "#sdk";
import type { DrawStep } from "./DrawStep.ts";
import { provenEntryOf } from "./provenEntryOf.ts";
import { sendDrawCall } from "./sendDrawCall.ts";

const GAS_LIMIT = 400_000;

/** Shows every leaf that was asked for, and the leaf of everybody whose tickets are said to be missing. */
export async function answerChallenges(step: DrawStep): Promise<void> {
  const { draw, row, history, lists, log } = step;
  const { openLeaves, omissions } = history;
  if (openLeaves.length + omissions.length === 0) return;
  const tree = await lists.tree(row.address);
  for (const index of openLeaves) {
    const args = [provenEntryOf(tree, index)] as const;
    const data = encodeFunctionData({ abi: drawAbi, functionName: "answerLeaf", args });
    await sendDrawCall(step, { step: `leaf:${index}`, data, gasLimit: GAS_LIMIT });
  }
  for (const { entrant, required } of omissions) {
    const index = indexOfEntrant(tree.entries, entrant);
    if (index === undefined) {
      log.error(
        { draw: draw.address, entrant },
        "a receipt names an entrant that is not on the list: see the tickets key",
      );
      continue;
    }
    const args = [provenEntryOf(tree, index)] as const;
    const data = encodeFunctionData({ abi: drawAbi, functionName: "answerOmission", args });
    await sendDrawCall(step, { step: `omission:${entrant}:${required}`, data, gasLimit: GAS_LIMIT });
  }
}
