import type { Address } from "viem";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import type { claimSchemas } from "./claimSchemas.ts";
import { pointsOf } from "./pointsOf.ts";

/** A claim writes at most three words; this is three times what it was measured to need. */
const GAS_LIMIT = 180_000;

/** Collects what an account can claim, at the shop's cost. */
export async function relayClaim(deps: Deps, account: Address): Promise<z.input<typeof claimSchemas.answer>> {
  const { claim } = await pointsOf(deps, account);
  if (claim === null) return { account, claimable: 0, status: "nothing", transactionHash: null, calldata: null };
  const answer = { account, claimable: claim.claimable, calldata: claim.calldata };
  const data = claim.calldata.data as `0x${string}`;
  try {
    const relay = await deps.relayer.send({
      subject: `claim:${account.toLowerCase()}:${claim.word}`,
      kind: "claim",
      campaign: null,
      account,
      to: deps.chain.program,
      data,
      gasLimit: GAS_LIMIT,
    });
    return { ...answer, status: relay.status === "mined" ? "mined" : "sent", transactionHash: relay.transactionHash };
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 429) throw error;
    const { code, detail } = error;
    return { ...answer, status: "notRelayed", transactionHash: null, notRelayed: { code, detail } };
  }
}
