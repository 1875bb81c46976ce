import { eq } from "drizzle-orm";
import type { Address } from "viem";
import { Problem } from "../http/Problem.ts";
import { draws } from "../store/schema/draws.ts";
import type { Session } from "../store/Session.ts";

/**
 * A draw whose tickets this shop keeps.
 * @throws Problem DrawUnknown
 */
export async function loadDraw(session: Session, address: Address): Promise<typeof draws.$inferSelect> {
  const [row] = await session.select().from(draws).where(eq(draws.address, address.toLowerCase()));
  if (row === undefined) {
    throw new Problem(
      404,
      "DrawUnknown",
      `This shop keeps no tickets of a draw at ${address}. GET /v1/draws lists its draws.`,
    );
  }
  return row;
}
