/** One measured figure, with the goal it is held to. */
export interface BenchRow {
  name: string;
  value: number;
  unit: "gas" | "ms" | "MB";
  goal?: number;
  /** Which rows of others it stands beside (`PeerGas.row`). */
  beside?: "commit" | "fulfil" | "claim" | "entry";
}
