import { Problem } from "./Problem.ts";

interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

const timeoutMs = 20_000;

/** JSON as the shop sends it; amounts above 2^53 are decimal strings there, so bigints are written that way too. */
const encode = (body: unknown) =>
  JSON.stringify(body, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown; title?: unknown };
  const detail = [body.detail, body.title].find((text) => typeof text === "string") as string | undefined;
  return new Problem(
    typeof body.code === "string" ? body.code : "Unknown",
    detail ?? response.statusText,
    response.status,
  );
}

/**
 * Speaks with the shop's backend.
 * @param path below the page's own address, for example "v1/config"
 * @throws Problem with the shop's own words, or `Offline` when it does not answer within 20 s
 */
export async function request<T>(
  path: string,
  { method = "GET", body, headers, signal }: RequestOptions = {},
): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetch(new URL(path, location.origin + location.pathname), {
    method,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: encode(body) }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new Problem("Offline", cause instanceof Error ? cause.message : String(cause));
  });
  if (!response.ok) throw await problemOf(response);
  if (!response.headers.get("content-type")?.includes("json"))
    throw new Problem("Offline", "The answer is not from the shop.");
  return (await response.json()) as T;
}
