import type { Request, RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { Problem } from "./Problem.ts";
import { sendProblem } from "./sendProblem.ts";

/** Limits requests from one address in a minute, but for those that `isFree` says; counted by each process for itself. */
export function limitRate(perMinute: number, isFree: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: isFree,
    handler: (_request, response) => {
      sendProblem(
        response,
        new Problem(429, "TooManyRequests", "Too many requests from your address. Wait a minute.", {
          retryAfterSeconds: 60,
        }),
      );
    },
  });
}
