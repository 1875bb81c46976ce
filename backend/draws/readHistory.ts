import { asc, eq } from "drizzle-orm";
import type { Hex } from "viem";
import { blocks, drawEvents } from "../store/schema/chain.ts";
import type { Session } from "../store/Session.ts";
import type { DrawHistory } from "./DrawHistory.ts";

type Said = { name: string; args: Record<string, string | boolean>; at: number; transactionHash: string };

/** A last entrant takes the place of one that was answered, as the contract does it. */
function removeOmission(omissions: DrawHistory["omissions"], entrant: string): void {
  const place = omissions.findIndex((omission) => omission.entrant === entrant);
  const last = omissions.pop();
  if (last !== undefined && last.entrant !== entrant) omissions[place] = last;
}

function tell(history: DrawHistory, { name, args, at, transactionHash }: Said): void {
  const text = (field: string): string => String(args[field]);
  const number = (field: string): number => Number(args[field]);
  switch (name) {
    case "DrawCommitted":
      history.committedUri = text("uri");
      break;
    case "LeafChallenged":
      history.openLeaves.push(number("index"));
      break;
    case "LeafAnswered":
      history.openLeaves = history.openLeaves.filter((index) => index !== number("index"));
      break;
    case "OmissionChallenged": {
      const known = history.omissions.find(({ entrant }) => entrant === args["entrant"]);
      const required = BigInt(text("tickets"));
      if (known) Object.assign(known, { required, missing: known.missing + required - known.required });
      else history.omissions.push({ entrant: text("entrant") as Hex, required, missing: required });
      break;
    }
    case "OmissionAnswered": {
      const missing = BigInt(text("missing"));
      if (missing === 0n) removeOmission(history.omissions, text("entrant"));
      else
        for (const omission of history.omissions) if (omission.entrant === args["entrant"]) omission.missing = missing;
      break;
    }
    case "DrawFulfilled":
      history.fulfilled = { randomness: text("randomness"), at, transactionHash };
      break;
    default:
      tellOfPrizes(history, { name, args, at, transactionHash });
  }
}

function tellOfPrizes(history: DrawHistory, { name, args, at, transactionHash }: Said): void {
  const text = (field: string): string => String(args[field]);
  const prize = Number(args["prize"]);
  switch (name) {
    case "WinnerProven":
      history.proven.set(prize, {
        entrant: text("account") as Hex,
        ticket: text("ticket"),
        start: text("start"),
        weight: text("weight"),
        at,
        transactionHash,
      });
      break;
    case "Redrawn":
      history.redraws.set(prize, Number(args["attempt"]));
      break;
    case "PrizePaid":
      history.paid.set(prize, text("to"));
      break;
    case "PrizeUnclaimed":
      history.unclaimed.add(prize);
      break;
    case "DepositSettled":
      history.depositSettled = true;
      break;
    case "DrawVoided":
      history.voided = true;
      break;
  }
}

/**
 * What the indexed chain says about a draw.
 * @param draw in lower case
 */
export async function readHistory(session: Session, draw: string): Promise<DrawHistory> {
  const rows = await session
    .select({
      name: drawEvents.name,
      args: drawEvents.args,
      at: blocks.timestamp,
      transactionHash: drawEvents.transactionHash,
    })
    .from(drawEvents)
    .innerJoin(blocks, eq(blocks.hash, drawEvents.blockHash))
    .where(eq(drawEvents.draw, draw))
    .orderBy(asc(blocks.number), asc(drawEvents.logIndex));
  const history: DrawHistory = {
    openLeaves: [],
    omissions: [],
    proven: new Map(),
    redraws: new Map(),
    paid: new Map(),
    unclaimed: new Set(),
    committedUri: undefined,
    fulfilled: undefined,
    depositSettled: false,
    voided: false,
  };
  for (const row of rows) tell(history, row);
  return history;
}
