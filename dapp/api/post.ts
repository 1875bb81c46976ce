import { request } from "./request.ts";

/** Asks the shop to do something; the key lets it recognise the same wish when the network repeats it. */
export function post<T>(path: string, body: unknown, idempotencyKey: string = crypto.randomUUID()): Promise<T> {
  return request<T>(path, { method: "POST", body, headers: { "idempotency-key": idempotencyKey } });
}
