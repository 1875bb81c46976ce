/** What a peer uses for the same transaction as one of our rows. */
export interface PeerGas {
  readonly row: string;
  /** Package or contract. */
  readonly peer: string;
  /** Whether it leaves out duties of ours (a bare peer), or does the same. */
  readonly bare: boolean;
  readonly gas: number;
}
