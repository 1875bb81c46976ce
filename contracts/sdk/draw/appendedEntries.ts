import type { Hex, decodeEventLog } from "viem";
import type { drawAbi } from "../abi.ts";
import type { Entry } from "./Entry.ts";

type DrawEvent = ReturnType<typeof decodeEventLog<typeof drawAbi>>;

/**
 * What unanswered omission challenges append to the list, in its order: replays the contract's own list, where an
 * answered entrant is replaced by the last.
 */
export function appendedEntries(events: readonly DrawEvent[]): Entry[] {
  const list: Hex[] = [];
  const required = new Map<Hex, bigint>();
  const missing = new Map<Hex, bigint>();
  for (const event of events) {
    if (event.eventName === "OmissionChallenged") {
      const { entrant, tickets } = event.args;
      const shown = (required.get(entrant) ?? 0n) - (missing.get(entrant) ?? 0n);
      if (!list.includes(entrant)) list.push(entrant);
      required.set(entrant, tickets);
      missing.set(entrant, tickets - shown);
    }
    if (event.eventName !== "OmissionAnswered") continue;
    const { entrant, missing: left } = event.args;
    missing.set(entrant, left);
    if (left > 0n) continue;
    const last = list.pop();
    const place = list.indexOf(entrant);
    if (last !== undefined && place >= 0) list[place] = last;
  }
  return list.map((entrant) => ({ entrant, weight: missing.get(entrant) ?? 0n }));
}
