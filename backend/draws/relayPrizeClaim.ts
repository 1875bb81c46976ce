import { type Address, encodeFunctionData } from "viem";
import type { z } from "zod";
import { drawAbi } from "#sdk/abi";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import type { drawSchemas } from "./drawSchemas.ts";
import { loadDraw } from "./loadDraw.ts";

const GAS_LIMIT = 400_000;

const reasons: Record<string, string> = {
  NotSignedByWinner:
    "The signature is not that of the prize's winner. Sign the draw's PrizeClaim with the winning key.",
  NotProven: "The winner of this prize is not proven on chain yet. Try again in a minute.",
  AlreadySettled: "This prize has been paid already.",
  OutsideWindow: "The signature is past its deadline. Sign again.",
};

/**
 * Pays for the transaction that sends a prize where its winner says. The draw checks the signature and pays the payee that was
 * signed, so nobody here can say another one.
 * @throws Problem DrawUnknown, PrizeClaimRefused, RelayQuota
 */
export async function relayPrizeClaim(
  { store, relayer }: Pick<Deps, "store" | "relayer">,
  address: Address,
  { prize, payee, deadline, signature }: z.output<typeof drawSchemas.prizeClaim>,
): Promise<z.input<typeof drawSchemas.prizeClaimed>> {
  const { address: draw } = await loadDraw(store.session, address);
  const wish = { prize: BigInt(prize), payee, deadline: BigInt(deadline) };
  const data = encodeFunctionData({ abi: drawAbi, functionName: "claimTo", args: [wish, signature] });
  const request = { kind: "draw", campaign: address, account: null, to: address, data, gasLimit: GAS_LIMIT } as const;
  try {
    const { status, transactionHash } = await relayer.send({
      subject: `draw:${draw}:to:${prize}:${payee}`,
      ...request,
    });
    return {
      status: status === "sending" ? "sent" : status,
      transactionHash: transactionHash as `0x${string}` | null,
      calldata: { to: address, data },
    };
  } catch (error) {
    const detail = error instanceof Problem && reasons[String((error.more as { error?: string }).error)];
    if (detail) throw new Problem(409, "PrizeClaimRefused", detail);
    throw error;
  }
}
