import { and, asc, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { cursor } from "../http/cursor.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { importIssues, imports } from "../store/schema/orders.ts";
import { importOrders } from "./importOrders.ts";
import { receiveFile } from "./receiveFile.ts";

const FILE_TYPES = ["text/csv", "application/vnd.apache.parquet", "application/octet-stream"];

/** Numbers of lines end here; a made-up cursor may go on. */
const MOST_ROWS = 2 ** 31 - 1;

const report = z.object({
  rows: z.int(),
  taken: z.int(),
  refused: z.int(),
  reasons: z.record(z.string(), z.int()),
  repeated: z.int(),
  withoutCustomer: z.object({ rows: z.int(), valueMinor: z.int() }),
  orders: z.int(),
  customers: z.int(),
  products: z.int(),
  cancellations: z.object({
    rows: z.int(),
    units: z.int(),
    matchedUnits: z.int(),
    unmatchedRows: z.int(),
    unmatchedUnits: z.int(),
  }),
  firstOrderAt: schemas.seconds.nullable(),
  lastOrderAt: schemas.seconds.nullable(),
  shiftedDays: z.int(),
  generated: z.boolean(),
  milliseconds: z.int(),
});

const issue = z.object({ line: z.int(), code: z.string(), detail: z.string() });

/** The merchant's imports. */
export function orderRoutes({ store, settings }: Deps): Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/v1/orders",
      summary: "Imports an orders file; the same file again changes nothing",
      access: "merchant",
      file: FILE_TYPES,
      query: z.object({
        fileName: z.string().max(200).default("upload"),
        shift: z.enum(["yesterday", "0"]).default("0"),
      }),
      status: 201,
      response: report.extend({ importId: z.int() }),
      repeatable: true,
      async handle({ query }, { request }) {
        if (!FILE_TYPES.some((type) => request.is(type))) {
          throw new Problem(
            415,
            "FileTypeUnknown",
            `Send the file as the body of the request, with Content-Type ${FILE_TYPES.join(" or ")}.`,
          );
        }
        const shift = query.shift === "yesterday" ? query.shift : 0;
        const {
          importId,
          report: done,
          repeated,
        } = await receiveFile(request, (path) =>
          importOrders(store, { path, fileName: query.fileName, shift, customerKey: settings.customerKey }),
        );
        return { status: repeated ? 200 : 201, body: { importId, ...done } };
      },
    }),
    defineRoute({
      method: "get",
      path: "/v1/imports",
      summary: "Imported files, newest first",
      access: "merchant",
      response: z.object({
        items: z.array(z.object({ importId: z.int(), fileName: z.string(), importedAt: schemas.seconds, report })),
      }),
      async handle() {
        const rows = await store.session.select().from(imports).orderBy(desc(imports.id)).limit(100);
        return {
          items: rows.map((row) => ({
            importId: row.id,
            fileName: row.fileName,
            importedAt: row.importedAt,
            report: row.report,
          })),
        };
      },
    }),
    defineRoute({
      method: "get",
      path: "/v1/imports/{importId}/issues",
      summary: "Rows of a file that were refused, by line, each with its reason",
      access: "merchant",
      params: z.object({ importId: z.coerce.number().int().min(1).max(2_147_483_647) }),
      query: z.object({ cursor: schemas.cursor, limit: schemas.limit }),
      response: z.object({ items: z.array(issue), nextCursor: z.string().nullable() }),
      async handle({ params, query }) {
        const after = Math.min(cursor.read(query.cursor, 1)?.[0] ?? 0, MOST_ROWS);
        const rows = await store.session
          .select({ line: importIssues.line, code: importIssues.code, detail: importIssues.detail })
          .from(importIssues)
          .where(and(eq(importIssues.importId, params.importId), gt(importIssues.line, after)))
          .orderBy(asc(importIssues.line))
          .limit(query.limit + 1);
        const items = rows.slice(0, query.limit);
        return { items, nextCursor: rows.length > query.limit ? cursor.of(items.at(-1)!.line) : null };
      },
    }),
  ];
}
