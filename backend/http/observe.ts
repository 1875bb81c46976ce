import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Metrics } from "./createMetrics.ts";

/** Gives every request an id, and says afterwards what was asked and how it ended: never headers, bodies or query strings. */
export function observe(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    response.set("X-Request-Id", randomUUID());
    response.on("finish", () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const locals = response.locals as { route?: string };
      const route = locals.route ?? "other";
      const { method } = request;
      const { statusCode: status } = response;
      metrics.requestSeconds.observe({ method, route, status: String(status) }, seconds);
      log.info(
        { requestId: response.get("X-Request-Id"), method, route, status, milliseconds: Math.round(seconds * 1000) },
        "answered",
      );
    });
    next();
  };
}
