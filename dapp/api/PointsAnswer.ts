import type { Hex } from "viem";
import type { Calldata } from "./Calldata.ts";

/** What the shop owes an account, beside what the chain already shows. Times are Unix seconds. */
export interface PointsAnswer {
  customerId: string | null;
  claim: { word: string; deadline: number; signature: Hex; claimable: number; calldata: Calldata } | null;
  /** Orders whose return window is still open. */
  pending: { points: number; availableAt: number; order: string }[];
  /** Newest first. */
  history: { at: number; points: number; kind: "order" | "return"; order: string }[];
}

/** What became of a request to collect points. */
export interface ClaimAnswer {
  claimable: number;
  status: "sent" | "mined" | "nothing";
  transactionHash: Hex | null;
}
