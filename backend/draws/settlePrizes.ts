import { encodeFunctionData } from "viem";
import { drawAbi } from "#sdk/abi";
import { maxAttempts } from "#sdk/draw/maxAttempts";
import type { DrawStep } from "./DrawStep.ts";
import { sendDrawCall } from "./sendDrawCall.ts";
import { winningEntry } from "./winningEntry.ts";

const GAS_LIMIT = 600_000;

/** A draw of thousands of prizes is settled over several rounds of the keeper. */
const MOST_AT_ONCE = 50;

const DAY = 86_400;

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

async function claim(step: DrawStep, prize: number): Promise<string | undefined> {
  const attempt = step.history.redraws.get(prize) ?? 0;
  const tree = await step.lists.tree(step.row.address);
  const args = [BigInt(prize), winningEntry(step, tree, prize, attempt)] as const;
  const data = encodeFunctionData({ abi: drawAbi, functionName: "claim", args });
  const problem = await sendDrawCall(step, { step: `claim:${prize}:${attempt}`, data, gasLimit: GAS_LIMIT });
  const { error, values } = (problem?.more ?? {}) as { error?: string; values?: string[] };
  return error === "NotThisPrizeYet" ? values?.[1] : undefined;
}

/** In a distinct draw one prize is in turn; the contract says which when a window has passed it over. */
async function claimInTurn(step: DrawStep, open: readonly number[]): Promise<void> {
  const { redraws } = step.history;
  const prize = open.find((candidate) => (redraws.get(candidate) ?? 0) < maxAttempts);
  if (prize === undefined) return;
  const next = Number(await claim(step, prize));
  if (next > prize && next < step.draw.prizes) await claim(step, next);
}

/** Proves winners, pays again who could not be paid, and gives to the beneficiary what nobody can win any more. */
export async function settlePrizes(step: DrawStep): Promise<void> {
  const { draw, history } = step;
  const { proven, paid, unclaimed } = history;
  const open = range(draw.prizes).filter((prize) => !paid.has(prize) && !unclaimed.has(prize));
  const unproven = open.filter((prize) => !proven.has(prize));
  if (draw.state === "Drawn") {
    if (draw.terms.mode === "distinct") await claimInTurn(step, unproven);
    else if (draw.now <= draw.drawnAt + draw.terms.claimSeconds) {
      for (const prize of unproven.slice(0, MOST_AT_ONCE)) await claim(step, prize);
    }
  }
  for (const prize of open.filter((candidate) => mayBeOver(step, candidate)).slice(0, MOST_AT_ONCE)) {
    const data = encodeFunctionData({ abi: drawAbi, functionName: "settleUnclaimed", args: [BigInt(prize)] });
    await sendDrawCall(step, { step: `unclaimed:${prize}`, data, gasLimit: GAS_LIMIT });
  }
  for (const prize of open.filter((candidate) => isAccount(proven.get(candidate)?.entrant)).slice(0, MOST_AT_ONCE)) {
    const data = encodeFunctionData({ abi: drawAbi, functionName: "payPrize", args: [BigInt(prize)] });
    await sendDrawCall(step, { step: `pay:${prize}:${Math.floor(draw.now / DAY)}`, data, gasLimit: GAS_LIMIT });
  }
}

/** Claim keys have bit 160; they say themselves where their prize goes. */
function isAccount(entrant: string | undefined): boolean {
  return entrant !== undefined && BigInt(entrant) >> 160n === 0n;
}

/** Whether the time of a prize may be over; the contract knows exactly. */
function mayBeOver({ draw, history }: DrawStep, prize: number): boolean {
  if (draw.state === "Void" || draw.state === "Refunded") return true;
  if (draw.state !== "Drawn") return false;
  const { claimSeconds } = draw.terms;
  const since = history.proven.get(prize)?.at ?? draw.drawnAt;
  const exhausted = (history.redraws.get(prize) ?? 0) >= maxAttempts;
  return exhausted || draw.now > since + claimSeconds;
}
