import { randomBytes } from "node:crypto";
import { lt } from "drizzle-orm";
import type { Address } from "viem";
import { createSiweMessage } from "viem/siwe";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { sessions, signIns } from "../store/schema/behaviour.ts";

/** A message has to be signed and sent back in this time. */
const SIGN_SECONDS = 300;

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * The host that messages may name. It is never simply the request's: a hostile page could then have a message made for itself, have it
 * signed by a wallet that sees nothing wrong, and sign in here with it.
 */
function requireHost(publicUrl: string | undefined, host: string): string {
  const isOurs = publicUrl === undefined ? LOOPBACK.test(host) : host === new URL(publicUrl).host;
  if (isOurs) return host;
  throw new Problem(
    421,
    "HostUnknown",
    "This server is not set up to sign people in under this name. Open the shop at its own address; the shop sets it with PUBLIC_URL.",
  );
}

/**
 * Makes a message (EIP-4361) that signs its account in once. It is kept as it was handed out, so nothing of it can be changed.
 * @throws Problem HostUnknown
 */
export async function askSignIn(
  { store, chain, settings }: Pick<Deps, "store" | "chain" | "settings">,
  request: { account: Address; host: string; protocol: string },
): Promise<{ nonce: string; message: string; expiresAt: number }> {
  const domain = requireHost(settings.publicUrl, request.host);
  const now = Math.floor(Date.now() / 1000);
  const expiresAt = now + SIGN_SECONDS;
  const nonce = randomBytes(16).toString("hex");
  const message = createSiweMessage({
    address: request.account,
    chainId: chain.chainId,
    domain,
    nonce,
    uri: `${request.protocol}://${domain}`,
    version: "1",
    statement: `Sign in to ${settings.shop.name.replace(/[^\x20-\x7e]/g, "") || "the shop"} to see, take with you or delete what is known about you. This costs nothing and moves nothing.`,
    issuedAt: new Date(now * 1000),
    expirationTime: new Date(expiresAt * 1000),
  });
  await store.session.delete(signIns).where(lt(signIns.expiresAt, now));
  await store.session.delete(sessions).where(lt(sessions.expiresAt, now));
  await store.session.insert(signIns).values({ nonce, account: request.account.toLowerCase(), message, expiresAt });
  return { nonce, message, expiresAt };
}
