import { BaseError } from "viem";

/**
 * An error in words that may be logged: without the parameters of a statement (customers' data) and without the URL and the
 * body of a call to the chain (they can carry an API key).
 */
export function describeError(error: unknown): { name: string; message: string; stack?: string | undefined } {
  if (!(error instanceof Error)) return { name: "Unknown", message: typeof error };
  if (error instanceof BaseError) return { name: error.name, message: error.shortMessage };
  if (error.message.startsWith("Failed query:")) {
    const cause = error.cause instanceof Error ? error.cause.message : "unknown";
    return { name: "DatabaseError", message: cause };
  }
  return { name: error.name, message: error.message, stack: error.stack?.split("\n").slice(1, 6).join("\n") };
}
