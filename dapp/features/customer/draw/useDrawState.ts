import { useQuery } from "@tanstack/react-query";
import type { Address, Client } from "viem";
import { type DrawState, readDrawState } from "../../../chain/readDrawState.ts";

const OVER = new Set(["Void", "Refunded"]);

/** How often to look: often while something is about to happen, hardly when all is done. */
function intervalOf(state: DrawState | undefined): number | false {
  if (state === undefined) return 5_000;
  const prizes = state.terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0);
  if (OVER.has(state.phase)) return false;
  if (state.phase === "Drawn" && state.winners.length >= Math.min(prizes, 60)) {
    return state.winners.every(({ settled }) => settled) ? false : 5_000;
  }
  const next = state.roundAt ?? state.terms.entriesCloseAt;
  return next - Date.now() / 1000 < 120 ? 1_500 : 15_000;
}

/** A draw as the chain has it, followed while it goes on. */
export function useDrawState(client: Client, chainId: number, draw: Address) {
  return useQuery({
    queryKey: ["draw", chainId, draw],
    queryFn: () => readDrawState(client, draw),
    refetchInterval: (query) => intervalOf(query.state.data),
  });
}
