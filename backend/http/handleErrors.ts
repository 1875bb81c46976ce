import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { describeError } from "./describeError.ts";
import { problemOf } from "./problemOf.ts";
import { sendProblem } from "./sendProblem.ts";

/** The one place where errors become answers. */
export function handleErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status >= 500) {
      log.error(
        { requestId: response.get("X-Request-Id"), code: problem.code, cause: describeError(error) },
        "could not answer",
      );
    }
    sendProblem(response, problem);
  };
}
