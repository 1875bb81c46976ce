import { type Address, type Client, type ContractFunctionReturnType, type Hex } from "viem";
import { readContract } from "viem/actions";
import { drawViews } from "./drawViews.ts";

const phases = ["Unfunded", "Open", "Challenge", "Frozen", "Drawn", "Void", "Refunded"] as const;

type DrawPhase = (typeof phases)[number];

/** A draw as the chain has it; times are Unix seconds. */
export interface DrawState {
  phase: DrawPhase;
  terms: ContractFunctionReturnType<typeof drawViews, "view", "terms">;
  isTest: boolean;
  /** The fixed list; null before it is fixed. */
  commitment: { root: Hex; total: bigint; count: number; at: number } | null;
  /** When the winning number is published; null before the list is fixed. */
  roundAt: number | null;
  drawnAt: number | null;
  /** By prize, as far as they are proven. */
  winners: { prize: number; entrant: Hex; settled: boolean }[];
}

/** More prizes than this are not asked for one by one. */
const SHOWN_PRIZES = 60;

/** Reads what a page shows of a draw, as the next block will find it. */
export async function readDrawState(client: Client, draw: Address): Promise<DrawState> {
  const contract = { address: draw, abi: drawViews, blockTag: "pending" } as const;
  const [state, terms, [, , isTest], info] = await Promise.all([
    readContract(client, { ...contract, functionName: "state" }),
    readContract(client, { ...contract, functionName: "terms" }),
    readContract(client, { ...contract, functionName: "beacons" }),
    readContract(client, { ...contract, functionName: "info" }),
  ]);
  const [root, total, , count, , roundAt, committedAt, , drawnAt] = info;
  const phase = phases[state] ?? "Void";
  const prizes = terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0);
  const asked = phase === "Drawn" ? Array.from({ length: Math.min(prizes, SHOWN_PRIZES) }, (_, prize) => prize) : [];
  const outcomes = await Promise.all(
    asked.map(async (prize) => {
      const args = [BigInt(prize)] as const;
      const [entrant, , settled] = await readContract(client, { ...contract, functionName: "winnerOf", args });
      return { prize, entrant, settled };
    }),
  );
  return {
    phase,
    terms,
    isTest,
    commitment: committedAt === 0n ? null : { root, total, count: Number(count), at: Number(committedAt) },
    roundAt: roundAt === 0n ? null : Number(roundAt),
    drawnAt: drawnAt === 0n ? null : Number(drawnAt),
    winners: outcomes.filter(({ entrant }) => BigInt(entrant) !== 0n),
  };
}
