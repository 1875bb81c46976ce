import { desc, lt } from "drizzle-orm";
import { BlockNotFoundError, type PublicClient } from "viem";
import { blocks } from "../../store/schema/chain.ts";
import type { Session } from "../../store/Session.ts";

/** Stored blocks asked for at once while walking back. */
const STEP = 16;

async function hashAt(client: PublicClient, blockNumber: number): Promise<string | undefined> {
  try {
    return (await client.getBlock({ blockNumber: BigInt(blockNumber) })).hash;
  } catch (error) {
    if (error instanceof BlockNotFoundError) return undefined;
    throw error;
  }
}

/** The newest stored block that is still on the chain, and whether there are newer stored ones that are not. */
export async function findAncestor(
  session: Session,
  client: PublicClient,
): Promise<{ number: number | undefined; reorganised: boolean }> {
  let below = Number.MAX_SAFE_INTEGER;
  let reorganised = false;
  for (;;) {
    const stored = await session
      .select({ number: blocks.number, hash: blocks.hash })
      .from(blocks)
      .where(lt(blocks.number, below))
      .orderBy(desc(blocks.number))
      .limit(reorganised ? STEP : 1);
    if (stored.length === 0) return { number: undefined, reorganised };
    for (const block of stored) {
      if ((await hashAt(client, block.number)) === block.hash) return { number: block.number, reorganised };
      reorganised = true;
      below = block.number;
    }
  }
}
