import type { Response } from "express";
import type { Problem } from "./Problem.ts";

const titles: Record<number, string> = {
  400: "The request is not valid",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  409: "Not possible now",
  413: "Too large",
  415: "Unsupported kind of body",
  422: "Not acceptable",
  429: "Too many requests",
  500: "Internal error",
  503: "Not available at the moment",
};

/** Answers with problem details (RFC 9457). */
export function sendProblem(response: Response, problem: Problem): void {
  const { status, code, detail, more } = problem;
  if (typeof more["retryAfterSeconds"] === "number") response.set("Retry-After", String(more["retryAfterSeconds"]));
  response
    .status(status)
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: `urn:bonafide:problem:${code}`,
        title: titles[status] ?? "Error",
        status,
        code,
        detail,
        instance: response.get("X-Request-Id"),
        ...more,
      }),
    );
}
