import type { Hex } from "viem";
import type { Measured } from "../../gas/Measured.ts";
import { floorOf } from "./floors.ts";
import { goals } from "./goals.ts";
import type { PeerGas } from "./PeerGas.ts";
import { peersOf } from "./peersOf.ts";

function verdict(name: string, gas: number): string {
  const goal = goals[name];
  if (goal === undefined) return "";
  return gas <= goal ? `goal ${goal} reached` : `goal ${goal} missed by ${gas - goal}`;
}

function against(gas: number, { peer, bare, gas: theirs }: PeerGas): string {
  const duties = bare ? "bare" : "same duties";
  return `    ${`${peer} (${duties})`.padEnd(46)}${String(theirs).padStart(9)}   ours is ${(gas / theirs).toFixed(2)} x`;
}

/** The report for people: for each row the goal, the floor, and every peer with the ratio. */
export function report(measured: ReadonlyMap<string, Measured>, peers: readonly PeerGas[], terms: Hex): string {
  const lines: string[] = [];
  for (const [name, { gas, calldata }] of measured) {
    const floor = floorOf(name, calldata, terms);
    const bound = floor === undefined ? "" : `floor ${floor} (${(gas / floor).toFixed(2)} x)`;
    lines.push(
      `${name.padEnd(50)}${String(gas).padStart(9)}   ${[bound, verdict(name, gas)].filter(Boolean).join(", ")}`,
    );
    const theirs = peersOf(name, peers);
    lines.push(...theirs.sort((a, b) => Number(a.bare) - Number(b.bare) || a.gas - b.gas).map((p) => against(gas, p)));
    if (theirs.length === 0) lines.push("    nobody else does this on chain");
  }
  return lines.join("\n");
}
