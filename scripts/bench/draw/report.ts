import type { PeerGas } from "../gas/PeerGas.ts";
import type { BenchRow } from "./BenchRow.ts";

/** The report for people: each figure with its goal, and what others use for the like of it. */
export function report(rows: readonly BenchRow[], peers: readonly PeerGas[]): string {
  return rows
    .flatMap((row) => {
      const { name, value, unit, goal, beside } = row;
      const figure = unit === "gas" ? String(value) : value.toFixed(value < 10 ? 3 : 0);
      const verdict = goal === undefined ? "" : value <= goal ? `  within ${goal}` : `  MISSES ${goal}`;
      return [
        `${name.padEnd(56)}${figure.padStart(10)} ${unit}${verdict}`,
        ...peers
          .filter((peer) => peer.row === beside)
          .map(({ peer, bare, gas }) => {
            const duties = bare ? "bare" : "same duties";
            return `    ${`${peer} (${duties})`.padEnd(52)}${String(gas).padStart(10)} gas, ours is ${(value / gas).toFixed(2)} x`;
          }),
      ];
    })
    .join("\n");
}
