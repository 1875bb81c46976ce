/** One measured figure, with the goal it is held to. */
export interface BenchRow {
  name: string;
  value: number;
  unit: "gas" | "ms";
  goal?: number;
}
