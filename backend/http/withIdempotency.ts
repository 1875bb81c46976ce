import { createHash } from "node:crypto";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { idempotencyKeys } from "../store/schema/promises.ts";
import type { Store } from "../store/Store.ts";
import { Problem } from "./Problem.ts";
import type { Answer } from "./Route.ts";

/** A request that did not finish in this time was interrupted: its key may be used again. */
const LOCK_SECONDS = 120;

const KEEP_SECONDS = 86_400;

/** A kept answer is byte for byte what was sent. */
export type KeptAnswer = { status: number; text: string; replayed: boolean };

function textOf(answer: Answer): string {
  return JSON.stringify(answer.body);
}

/**
 * Runs a write once for a caller's key: a repetition gets the first answer, for a day. Only answers that took effect are kept; after an error the
 * key is free again.
 * @throws Problem IdempotencyKeyReused when the key came with another request, IdempotencyInProgress when the first is still running
 */
export async function withIdempotency(
  store: Store,
  request: { caller: string; key: string; content: string },
  run: () => Promise<Answer>,
): Promise<KeptAnswer> {
  const { caller, key } = request;
  const requestHash = createHash("sha256").update(request.content).digest("hex");
  const now = Math.floor(Date.now() / 1000);
  const mine = and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key));
  const values = {
    caller,
    key,
    requestHash,
    done: false,
    status: null,
    body: null,
    lockedUntil: now + LOCK_SECONDS,
    createdAt: now,
  };
  const taken = await store.session
    .insert(idempotencyKeys)
    .values(values)
    .onConflictDoUpdate({
      target: [idempotencyKeys.caller, idempotencyKeys.key],
      set: values,
      setWhere:
        or(
          lt(idempotencyKeys.createdAt, now - KEEP_SECONDS),
          and(eq(idempotencyKeys.done, false), lt(idempotencyKeys.lockedUntil, now)),
        ) ?? sql`false`,
    })
    .returning({ key: idempotencyKeys.key });
  if (taken.length === 0) {
    const [kept] = await store.session.select().from(idempotencyKeys).where(mine);
    if (kept !== undefined && kept.requestHash !== requestHash) {
      throw new Problem(
        422,
        "IdempotencyKeyReused",
        "This Idempotency-Key came with another request before. Use a new key for a new request.",
      );
    }
    if (kept?.done !== true || kept.body === null || kept.status === null) {
      throw new Problem(
        409,
        "IdempotencyInProgress",
        "The first request with this Idempotency-Key is still running. Repeat it in a moment.",
        { retryAfterSeconds: 1 },
      );
    }
    return { status: kept.status, text: kept.body, replayed: true };
  }
  try {
    const answer = await run();
    const text = textOf(answer);
    await store.session.update(idempotencyKeys).set({ done: true, status: answer.status, body: text }).where(mine);
    return { status: answer.status, text, replayed: false };
  } catch (error) {
    await store.session
      .delete(idempotencyKeys)
      .where(mine)
      .catch(() => undefined);
    throw error;
  }
}
