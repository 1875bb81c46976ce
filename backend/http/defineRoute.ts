import { isAddress } from "viem";
import { z } from "zod";
import type { Call } from "./Call.ts";
import { Problem } from "./Problem.ts";
import type { Answer, Route } from "./Route.ts";

type Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> = {
  method: Route["method"];
  path: string;
  summary: string;
  access?: Route["access"];
  params?: P;
  query?: Q;
  body?: B;
  documented?: z.ZodType;
  file?: readonly string[];
  repeatable?: boolean;
  status?: number;
  responseType?: string;
  response: R;
  handle: (
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    call: Call,
  ) => Promise<z.input<R> | { status: number; body: z.input<R> }>;
};

function parsePart<T extends z.ZodType>(part: string, schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: [part, ...issue.path].join("."),
    message: issue.message,
  }));
  const first = issues[0];
  throw new Problem(
    400,
    "InputInvalid",
    `${first?.path}: ${first?.message}. Correct the request; /openapi.json describes it.`,
    { issues },
  );
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === "object" &&
    value !== null &&
    "status" in value &&
    "body" in value &&
    Object.keys(value).length === 2
  );
}

function accountIn(body: unknown): string {
  const account = typeof body === "object" && body !== null && "account" in body ? body.account : undefined;
  return isAddress(String(account), { strict: false }) ? String(account).toLowerCase() : "anyone";
}

const nothing = z.object({});

/** A route from its schemas, which validate the request, type the handler and describe the API. */
export function defineRoute<
  R extends z.ZodType,
  P extends z.ZodObject = typeof nothing,
  Q extends z.ZodObject = typeof nothing,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Definition<P, Q, B, R>): Route {
  const { body, file } = definition;
  const params: z.ZodObject = definition.params ?? nothing;
  const query: z.ZodObject = definition.query ?? nothing;
  const status = definition.status ?? 200;
  const access = definition.access ?? "public";
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    access,
    params,
    query,
    body,
    documented: definition.documented,
    file,
    repeatable: definition.repeatable ?? definition.method !== "post",
    status,
    responseType: definition.responseType ?? "application/json",
    response: definition.response,
    callerOf: (raw) => (access === "public" ? accountIn(raw) : access),
    async run(raw, call) {
      const answer = await definition.handle(
        {
          params: parsePart("path", params, raw.params) as z.output<P>,
          query: parsePart("query", query, raw.query) as z.output<Q>,
          body: (body === undefined ? undefined : parsePart("body", body, raw.body)) as z.output<B>,
        },
        call,
      );
      return isAnswer(answer) ? answer : { status, body: answer };
    },
  };
}
