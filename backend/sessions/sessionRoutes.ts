import { eq } from "drizzle-orm";
import { getAddress } from "viem";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { bearerOf } from "../http/bearerOf.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { sessions } from "../store/schema/behaviour.ts";
import { askSignIn } from "./askSignIn.ts";
import { findSession } from "./findSession.ts";
import { hashToken } from "./hashToken.ts";
import { signIn } from "./signIn.ts";

const current = z.object({ account: z.string(), customerId: z.string().nullable(), expiresAt: schemas.seconds });

/** Signing in with an account. Tokens travel in headers and bodies, never in an address. */
export function sessionRoutes(deps: Deps): Route[] {
  const { store } = deps;
  return [
    defineRoute({
      method: "post",
      path: "/v1/sign-ins",
      summary: "Asks for a message (EIP-4361) to sign in with; it is good once, for five minutes",
      body: z.object({ account: schemas.address }),
      repeatable: true,
      status: 201,
      response: z.object({ nonce: z.string(), message: z.string(), expiresAt: schemas.seconds }),
      handle: ({ body }, { request }) =>
        askSignIn(deps, { ...body, host: request.get("host") ?? "", protocol: request.protocol }),
    }),
    defineRoute({
      method: "post",
      path: "/v1/sessions",
      summary: "Signs in with the signed message; the token goes into Authorization: Bearer, for an hour",
      body: z.object({
        nonce: z.string().regex(/^[\x21-\x7e]{1,64}$/, "expected the nonce of the sign-in"),
        signature: schemas.bytes,
      }),
      repeatable: true,
      status: 201,
      response: current.extend({ token: z.string() }),
      async handle({ body }) {
        const { token, account, expiresAt } = await signIn(deps, body);
        const found = await findSession(store.session, token);
        return { token, account, customerId: found?.customerId ?? null, expiresAt };
      },
    }),
    defineRoute({
      method: "get",
      path: "/v1/sessions/current",
      summary: "Who is signed in",
      response: current,
      async handle(_input, { request }) {
        const found = await findSession(store.session, bearerOf(request));
        if (found === undefined) throw new Problem(401, "SignInNeeded", "Sign in first: POST /v1/sign-ins.");
        return { ...found, account: getAddress(found.account) };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/v1/sessions/current",
      summary: "Signs out",
      response: z.object({ signedOut: z.boolean() }),
      async handle(_input, { request }) {
        const gone = await store.session
          .delete(sessions)
          .where(eq(sessions.tokenHash, hashToken(bearerOf(request))))
          .returning({ account: sessions.account });
        return { signedOut: gone.length > 0 };
      },
    }),
  ];
}
