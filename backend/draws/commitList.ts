import { bytesToHex, encodeFunctionData, type Hex } from "viem";
import { drawAbi } from "#sdk/abi";
import { roundAt, roundTime } from "#sdk";
import type { DrawStep } from "./DrawStep.ts";
import { sendDrawCall } from "./sendDrawCall.ts";

/** A list this short goes into the transaction itself: nobody needs a server to check it. */
const CALLDATA_ENTRIES = 1_000;

/** Least time from the commitment to the round, and room for the transaction to be mined. */
const LEAD_SECONDS = { drand: 86_400 + 600, test: 1 + 3 };

/** Commits to the written list and to the first round of the beacon that the terms allow. */
export async function commitList(step: DrawStep): Promise<void> {
  const { draw, row, lists, log, publicUrl } = step;
  const { root, total, count, dataHash } = row;
  if (root === null || total === null || count === null || dataHash === null) return;
  const lead = draw.network.isTest ? LEAD_SECONDS.test : LEAD_SECONDS.drand;
  const round = roundAt(draw.network, Math.max(draw.freezeAt + 1, draw.now + lead));
  if (roundTime(draw.network, round) > draw.terms.drawBy) {
    log.error({ draw: draw.address }, "no round of the beacon is left before drawBy: the draw will be void");
    return;
  }
  const entries: Hex = count > CALLDATA_ENTRIES ? "0x" : bytesToHex((await lists.tree(row.address)).entries);
  const uri = `${publicUrl}/v1/draws/${draw.address}/entries?root=${root}`;
  const args = [root as Hex, BigInt(total), BigInt(count), BigInt(round), dataHash as Hex, uri, entries] as const;
  await sendDrawCall(step, {
    step: "commit",
    by: "committer",
    data: encodeFunctionData({ abi: drawAbi, functionName: "commit", args }),
    // 40 a byte is the most that calldata costs.
    gasLimit: 400_000 + 20 * entries.length,
    valueWei: draw.terms.depositWei,
  });
}
