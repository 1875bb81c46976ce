import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { getAddress, type Hex, verifyMessage } from "viem";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { sessions, signIns } from "../store/schema/behaviour.ts";
import { hashToken } from "./hashToken.ts";

const SESSION_SECONDS = 3_600;

/**
 * Signs in by a signature over a message that `askSignIn` made; the message is spent whether it succeeds or not.
 * Accounts that are contracts answer for themselves (ERC-1271).
 * @returns a token that only the caller knows
 * @throws Problem SignInUnknown, SignatureWrong
 */
export async function signIn(
  { store, chain }: Pick<Deps, "store" | "chain">,
  request: { nonce: string; signature: Hex },
): Promise<{ token: string; account: string; expiresAt: number }> {
  const now = Math.floor(Date.now() / 1000);
  const [asked] = await store.session.delete(signIns).where(eq(signIns.nonce, request.nonce)).returning();
  if (asked === undefined || asked.expiresAt <= now) {
    throw new Problem(
      401,
      "SignInUnknown",
      "This message was used before, or is older than five minutes. Ask for a new one with POST /v1/sign-ins.",
    );
  }
  const signed = { address: getAddress(asked.account), message: asked.message, signature: request.signature };
  const isKey = await verifyMessage(signed).catch(() => false);
  if (!isKey && !(await chain.client.verifyMessage(signed))) {
    throw new Problem(
      401,
      "SignatureWrong",
      `The signature is not one of ${signed.address} over the message. Ask for a new message and sign it with that account.`,
    );
  }
  const token = randomBytes(32).toString("base64url");
  const expiresAt = now + SESSION_SECONDS;
  await store.session.insert(sessions).values({ tokenHash: hashToken(token), account: asked.account, expiresAt });
  return { token, account: signed.address, expiresAt };
}
