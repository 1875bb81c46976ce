import type { Address, PublicClient } from "viem";
import type { DrawEvidence } from "./DrawEvidence.ts";
import { interpretDraw } from "./interpretDraw.ts";
import { type ReadDrawOptions, readDrawRecord } from "./readDrawRecord.ts";

/**
 * Reads everything about a draw from an RPC endpoint: its terms from its code, and its events.
 * @throws NotDrawError when the address holds something else
 */
export async function readDraw(
  client: PublicClient,
  draw: Address,
  options: ReadDrawOptions = {},
): Promise<DrawEvidence> {
  return interpretDraw(await readDrawRecord(client, draw, options));
}
