import type { Request } from "express";

/** The token of `Authorization: Bearer <token>`, or an empty text. */
export function bearerOf(request: Request): string {
  return /^Bearer ([\x21-\x7e]{1,256})$/.exec(request.get("authorization") ?? "")?.[1] ?? "";
}
