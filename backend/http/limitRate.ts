import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { Problem } from "./Problem.ts";
import { sendProblem } from "./sendProblem.ts";

/** Limits requests from one address in a minute; counted by each process for itself. */
export function limitRate(perMinute: number, only?: "writes"): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: (request) => only === "writes" && (request.method === "GET" || request.method === "HEAD"),
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
