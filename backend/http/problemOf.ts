import {
  BaseError,
  ContractFunctionExecutionError,
  HttpRequestError,
  RpcRequestError,
  TimeoutError,
  WebSocketRequestError,
} from "viem";
import { BasketError } from "#sdk";
import { OrdersFileError } from "../orders/OrdersFileError.ts";
import { Problem } from "./Problem.ts";

const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|terminat|closed|timeout|shutting down|starting up|recovery/i;

function isDatabaseAway(error: Error): boolean {
  const isQuery = error.message.startsWith("Failed query:");
  const cause: unknown = isQuery ? error.cause : error;
  if (!(cause instanceof Error)) return isQuery;
  const code = "code" in cause ? String(cause.code) : "";
  return (isQuery && CONNECTION_LOST.test(`${code} ${cause.message}`)) || /^(57P0[123]|08\d{3})$/.test(code);
}

function isChainAway(error: Error): boolean {
  if (!(error instanceof BaseError)) return false;
  if (
    error instanceof ContractFunctionExecutionError &&
    !error.walk((cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError)
  )
    return false;
  const away = error.walk(
    (cause) =>
      cause instanceof HttpRequestError || cause instanceof TimeoutError || cause instanceof WebSocketRequestError,
  );
  return away !== null || error instanceof RpcRequestError;
}

function isBodyError(error: Error): error is Error & { type: string; status: number } {
  return "type" in error && typeof error.type === "string" && "status" in error && typeof error.status === "number";
}

const bodyProblems: Record<string, [number, string, string]> = {
  "entity.too.large": [413, "BodyTooLarge", "The body of the request is too large. Send less at once."],
  "entity.parse.failed": [400, "BodyNotJson", "The body is no valid JSON. Correct it."],
  "encoding.unsupported": [415, "EncodingUnsupported", "Send the body without compression."],
  "charset.unsupported": [415, "EncodingUnsupported", "Send the body as UTF-8."],
};

/** The problem that the caller is told for an error; what was not foreseen says nothing about the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof OrdersFileError) return new Problem(422, error.code, error.message);
  if (error instanceof BasketError) return new Problem(422, error.code, error.message);
  if (error instanceof URIError) {
    return new Problem(400, "PathInvalid", "The path has a % that is no UTF-8 character. Encode it as a URL.");
  }
  if (error instanceof Error) {
    if (isBodyError(error)) {
      const [status, code, detail] = bodyProblems[error.type] ?? [
        error.status,
        "BodyUnreadable",
        "The body of the request cannot be read. Send it again.",
      ];
      return new Problem(status, code, detail);
    }
    if (isDatabaseAway(error)) {
      return new Problem(
        503,
        "DatabaseUnavailable",
        "The database does not answer at the moment. Nothing was lost; try again in a few seconds.",
        { retryAfterSeconds: 5 },
      );
    }
    if (isChainAway(error)) {
      return new Problem(
        503,
        "ChainUnavailable",
        "The chain's node does not answer at the moment. Nothing was lost; try again in a few seconds.",
        { retryAfterSeconds: 5 },
      );
    }
  }
  return new Problem(
    500,
    "Internal",
    "Something went wrong on our side. Try again; if it stays, tell the shop the request id.",
  );
}
