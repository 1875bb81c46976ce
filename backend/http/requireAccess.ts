import type { Request, RequestHandler } from "express";
import { findSession } from "../sessions/findSession.ts";
import type { Store } from "../store/Store.ts";
import { bearerOf } from "./bearerOf.ts";
import { Problem } from "./Problem.ts";

/** Lets those pass who may call a route: the merchant everywhere, a customer where the path's `id` is its own. */
export function requireAccess(
  access: "customer" | "merchant",
  { store, isMerchant }: { store: Store; isMerchant: (request: Request) => boolean },
): RequestHandler {
  return async (request, _response, next) => {
    if (isMerchant(request)) return next();
    if (access === "merchant") {
      throw new Problem(
        401,
        "MerchantTokenNeeded",
        "This is for the merchant: send the header Authorization: Bearer <token>.",
      );
    }
    const session = await findSession(store.session, bearerOf(request));
    if (session === undefined) {
      throw new Problem(
        401,
        "SignInNeeded",
        "This is for the customer alone: sign in with the account (POST /v1/sign-ins, then POST /v1/sessions) and send the token as Authorization: Bearer <token>.",
      );
    }
    if (session.customerId === null || session.customerId !== request.params["id"]) {
      throw new Problem(403, "NotYours", "This is about another customer. Use your own customer id.");
    }
    next();
  };
}
