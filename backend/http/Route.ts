import type { z } from "zod";
import type { Call } from "./Call.ts";

/** What a route answers. */
export type Answer = { status: number; body: unknown };

/** A route with its types closed over: how to run it, and what the API document says about it. */
export type Route = {
  method: "get" | "post" | "put" | "delete";
  /** As OpenAPI writes it, for example `/v1/accounts/{account}/offers`. */
  path: string;
  summary: string;
  /** `customer`: the customer whom the path's `id` names, signed in, or the merchant. */
  access: "public" | "customer" | "merchant";
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | undefined;
  /** What the document says of the body when that is more than is validated at the door. */
  documented: z.ZodType | undefined;
  /** The body is a file of one of these types. */
  file: readonly string[] | undefined;
  /** It has no effect that a repetition could double: no Idempotency-Key is asked for. */
  repeatable: boolean;
  status: number;
  /** Of the answer; JSON unless the route says otherwise. */
  responseType: string;
  response: z.ZodType;
  /** Who is calling, from a body that was not yet validated: the scope of an Idempotency-Key. */
  callerOf: (body: unknown) => string;
  run(raw: { params: unknown; query: unknown; body: unknown }, call: Call): Promise<Answer>;
};
