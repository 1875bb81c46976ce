import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import { programAbi } from "#sdk/abi";

/** An account's points as the chain knows them; dates are Unix seconds. */
export interface Points {
  balance: number;
  tier: number;
  /** Soonest first; only days on which something expires. */
  expiries: { points: number; expiresAt: number }[];
}

/** Reads the points of an account and when they expire. */
export async function readPoints(client: Client, program: Address, account: Address): Promise<Points> {
  const [balance, expiries, tier] = await Promise.all([
    readContract(client, { address: program, abi: programAbi, functionName: "balanceOf", args: [account] }),
    readContract(client, { address: program, abi: programAbi, functionName: "expiries", args: [account] }),
    readContract(client, { address: program, abi: programAbi, functionName: "tierOf", args: [account] }),
  ]);
  return {
    balance: Number(balance),
    tier,
    expiries: expiries
      .map(({ points, expiresAt }) => ({ points: Number(points), expiresAt: Number(expiresAt) }))
      .filter(({ points }) => points > 0),
  };
}
