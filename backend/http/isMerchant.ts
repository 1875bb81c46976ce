import { createHash, timingSafeEqual } from "node:crypto";
import type { Request } from "express";
import { bearerOf } from "./bearerOf.ts";

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Says whether a request carries the merchant's token, in a time that does not depend on how much of it is right; worked out once a request. */
export function isMerchant(token: string): (request: Request) => boolean {
  const expected = digest(token);
  const known = new WeakMap<Request, boolean>();
  return (request) => {
    const found = known.get(request) ?? timingSafeEqual(digest(bearerOf(request)), expected);
    known.set(request, found);
    return found;
  };
}
