import type { PublicClient } from "viem";

/**
 * The time of the block that comes next, in Unix seconds: the clock that quotes and claims are judged by. It follows a local chain whose
 * clock was moved, and a quiet one whose newest block is old.
 */
export async function chainTime(client: PublicClient): Promise<number> {
  const block = await client.getBlock({ blockTag: "pending" }).catch(() => client.getBlock({ blockTag: "latest" }));
  return Number(block.timestamp);
}
