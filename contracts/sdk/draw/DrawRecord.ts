import type { Address, Hex } from "viem";

/** A log, and when its block was made (Unix seconds). */
export interface RecordedLog {
  address: Address;
  topics: readonly Hex[];
  data: Hex;
  blockNumber: bigint;
  time: number;
  transactionHash: Hex;
}

/** What an RPC endpoint says about a draw, word for word: nothing is concluded yet (`interpretDraw`). */
export interface DrawRecord {
  chainId: number;
  draw: Address;
  /** Up to which block it was read. */
  blockNumber: bigint;
  factory: Address;
  beacon: Address;
  /** Runtime code. */
  code: { draw: Hex; implementation: Hex; beacon: Hex; program: Hex; factory: Hex };
  /** What the factory lists. */
  listed: { implementation: boolean; program: boolean };
  /** How the beacon's adapter describes itself; Unix seconds. */
  adapter: { isTest: boolean; publicKey: Hex; genesisAt: number; periodSeconds: number };
  /** The draw's events, the beacon's RoundProven of its round, and the program's CampaignLaunched; oldest first. */
  logs: readonly RecordedLog[];
  /** What the draw holds: its part of the program's budget, and the prizes that are tokens. */
  escrow: {
    points: { minted: bigint; held: bigint };
    /** ERC-20 balances of the draw. */
    balances: readonly { token: Address; amount: bigint }[];
    /** Owners of ERC-721 prizes; undefined: the token does not say. */
    owners: readonly { token: Address; id: bigint; owner: Address | undefined }[];
  };
}
