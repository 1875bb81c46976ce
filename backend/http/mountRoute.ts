import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import express, { type Express, type Request, type RequestHandler } from "express";
import type { Store } from "../store/Store.ts";
import { Download } from "./Download.ts";
import { Problem } from "./Problem.ts";
import { requireAccess } from "./requireAccess.ts";
import type { Route } from "./Route.ts";
import { withIdempotency } from "./withIdempotency.ts";

function idempotencyKeyOf(request: Request): string {
  const key = request.get("idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new Problem(
      400,
      "IdempotencyKeyMissing",
      "Send the header Idempotency-Key with 8 to 128 printable characters, a new one for each new request (a UUID will do).",
    );
  }
  return key;
}

/** Adds a route to the app: who may call it, its body, its validation, and one effect for each Idempotency-Key. */
export function mountRoute(
  app: Express,
  route: Route,
  deps: { store: Store; isMerchant: (request: Request) => boolean },
): void {
  const handlers: RequestHandler[] = [];
  if (route.access !== "public") handlers.push(requireAccess(route.access, deps));
  if (route.body !== undefined) handlers.push(express.json({ limit: "256kb", strict: false, inflate: false }));
  handlers.push(async (request, response) => {
    response.locals["route"] = route.path;
    const raw = { params: request.params, query: request.query, body: request.body as unknown };
    if (route.repeatable) {
      const { status, body } = await route.run(raw, { request });
      response.status(status);
      if (body instanceof Download) {
        response.type(route.responseType).set(body.headers);
        await pipeline(Readable.from(body.chunks), response);
      } else response.json(body);
      return;
    }
    const key = idempotencyKeyOf(request);
    const caller = `${route.method} ${request.path} ${route.callerOf(raw.body)}`;
    const kept = await withIdempotency(deps.store, { caller, key, content: JSON.stringify(raw.body ?? null) }, () =>
      route.run(raw, { request }),
    );
    if (kept.replayed) response.set("Idempotent-Replayed", "true");
    response.status(kept.status).type("application/json").send(kept.text);
  });
  app[route.method](route.path.replace(/\{(\w+)\}/g, ":$1"), ...handlers);
}
