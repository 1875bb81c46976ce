import { basename } from "node:path";
import { eq, sql } from "drizzle-orm";
import { refreshFeatures } from "../customers/refreshFeatures.ts";
import { CatalogueBuilder } from "../products/CatalogueBuilder.ts";
import { readProductNames } from "../products/readProductNames.ts";
import { rowsOf } from "../store/rowsOf.ts";
import { imports } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";
import type { Store } from "../store/Store.ts";
import { applyCancellations } from "./applyCancellations.ts";
import { detectFormat } from "./detectFormat.ts";
import { hashFile } from "./hashFile.ts";
import type { ImportReport } from "./ImportReport.ts";
import type { ImportProgress, ImportRequest } from "./ImportRequest.ts";
import { OrdersFileError } from "./OrdersFileError.ts";
import { OrderWriter } from "./OrderWriter.ts";
import { parseRow } from "./parseRow.ts";
import type { RawRow } from "./RawRow.ts";
import { readOrders } from "./readOrders.ts";
import { RowTally } from "./RowTally.ts";

const DAY = 86_400;

/** Rows between two writes. */
const FLUSH = 20_000;

/** Imports run one after another, so that ids and invoices are given once. */
const IMPORT_LOCK = 7_262_152;

/** The import's number and report; `repeated` when this very file had been imported before. */
export type Imported = { importId: number; report: ImportReport; repeated: boolean };

const emptyReport: ImportReport = {
  rows: 0,
  taken: 0,
  refused: 0,
  reasons: {},
  repeated: 0,
  withoutCustomer: { rows: 0, valueMinor: 0 },
  orders: 0,
  customers: 0,
  products: 0,
  cancellations: { rows: 0, units: 0, matchedUnits: 0, unmatchedRows: 0, unmatchedUnits: 0 },
  firstOrderAt: null,
  lastOrderAt: null,
  shiftedDays: 0,
  generated: false,
  milliseconds: 0,
};

async function previousImport(session: Session, contentHash: string): Promise<Imported | undefined> {
  const [row] = await session.select().from(imports).where(eq(imports.contentHash, contentHash));
  return row && { importId: row.id, report: row.report, repeated: true };
}

function takeBatch(batch: readonly RawRow[], writer: OrderWriter, catalogue: CatalogueBuilder, tally: RowTally): void {
  // The file's times are the shop's, which may be ahead of UTC by hours.
  const latest = Date.now() / 1000 + DAY;
  for (const raw of batch) {
    tally.rows++;
    const row = parseRow(raw, latest);
    if ("code" in row) {
      tally.refuse(row);
      continue;
    }
    const fate = writer.add(row, () => catalogue.add(row, row.placedAt));
    if (fate === "taken") tally.take(row);
    else if (fate === "repeated") tally.repeated++;
    else {
      const detail = `Invoice ${row.invoiceNo} began with another customer; an invoice belongs to one.`;
      tally.refuse({ line: row.line, code: "InvoiceCustomerDiffers", detail });
    }
  }
}

async function daysToShift(session: Session, shift: ImportRequest["shift"], newestAt: number): Promise<number> {
  const [first] = await rowsOf<{ days: number }>(
    session,
    sql`select shifted_days as days from imports where report->>'taken' <> '0' order by id limit 1`,
  );
  if (first !== undefined) return first.days;
  if (shift !== "yesterday" || newestAt < 0) return 0;
  const today = Math.floor(Date.now() / 1000 / DAY);
  return today - 1 - Math.floor(newestAt / DAY);
}

async function summary(
  session: Session,
  importId: number,
): Promise<Pick<ImportReport, "cancellations" | "firstOrderAt" | "lastOrderAt">> {
  const [row] = await rowsOf<Record<string, number | null>>(
    session,
    sql`select count(*) filter (where o.cancellation)::int as rows,
               coalesce(sum(l.quantity) filter (where o.cancellation), 0)::float8 as units,
               coalesce(sum(l.matched) filter (where o.cancellation), 0)::float8 as matched,
               count(*) filter (where o.cancellation and l.matched < l.quantity)::int as unmatched,
               min(o.placed_at)::float8 as first, max(o.placed_at)::float8 as last
        from orders o join order_lines l on l.order_id = o.id where o.import_id = ${importId}`,
  );
  const { rows = 0, units = 0, matched = 0, unmatched = 0, first = null, last = null } = row ?? {};
  return {
    cancellations: {
      rows: rows ?? 0,
      units: units ?? 0,
      matchedUnits: matched ?? 0,
      unmatchedRows: unmatched ?? 0,
      unmatchedUnits: (units ?? 0) - (matched ?? 0),
    },
    firstOrderAt: first,
    lastOrderAt: last,
  };
}

/**
 * Imports an orders file in one transaction: afterwards everything of it is there, or nothing. The same file again changes nothing;
 * an invoice that is already known is skipped and counted. With PGlite the shop waits while an import runs.
 * @throws OrdersFileError when the file as a whole is unusable
 */
export async function importOrders(store: Store, request: ImportRequest): Promise<Imported> {
  const startedAt = Date.now();
  const { path } = request;
  await detectFormat(path);
  const names =
    request.productNamesPath === undefined
      ? new Map<string, string>()
      : await readProductNames(request.productNamesPath);
  const contentHash = await hashFile(path);
  const tell = (phase: ImportProgress["phase"], rows: number): void => request.onProgress?.({ phase, rows });

  return store.transaction(async (session) => {
    await session.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`);
    const previous = await previousImport(session, contentHash);
    if (previous !== undefined) return previous;

    const [created] = await session
      .insert(imports)
      .values({
        contentHash,
        fileName: request.fileName ?? basename(path),
        generated: request.generated ?? false,
        shiftedDays: 0,
        importedAt: Math.floor(startedAt / 1000),
        report: emptyReport,
      })
      .returning({ id: imports.id });
    const importId = created!.id;
    const tally = new RowTally();
    const writer = await OrderWriter.load(session, importId, request.customerKey);
    const catalogue = await CatalogueBuilder.load(session, names);
    const flush = async (): Promise<void> => {
      await writer.flush();
      await tally.flush(session, importId);
      tell("reading", tally.rows);
    };
    let flushedRows = 0;
    for await (const batch of readOrders(path)) {
      takeBatch(batch, writer, catalogue, tally);
      if (tally.rows - flushedRows < FLUSH) continue;
      flushedRows = tally.rows;
      await flush();
    }
    await flush();
    if (tally.taken === 0 && tally.repeated === 0) {
      const reasons = Object.entries(tally.reasons).map(([code, rows]) => `${code} ${rows}`);
      throw new OrdersFileError(
        "NothingUsable",
        `None of the ${tally.rows} rows of ${path} can be used (${reasons.join(", ") || "there are none"}). Nothing was imported.`,
      );
    }

    const shiftedDays = await daysToShift(session, request.shift, tally.newestAt);
    await session.execute(
      sql`update orders set placed_at = placed_at + ${shiftedDays * DAY} where import_id = ${importId}`,
    );
    tell("matching", tally.rows);
    await applyCancellations(session);
    tell("summarising", tally.rows);
    const products = await catalogue.write(session, shiftedDays * DAY);
    await refreshFeatures(session);
    const report: ImportReport = {
      rows: tally.rows,
      taken: tally.taken,
      refused: Object.values(tally.reasons).reduce((sum, count) => sum + count, 0),
      reasons: tally.reasons,
      repeated: tally.repeated,
      withoutCustomer: tally.withoutCustomer,
      orders: writer.newOrders,
      customers: writer.newCustomers,
      products,
      ...(await summary(session, importId)),
      shiftedDays,
      generated: request.generated ?? false,
      milliseconds: Date.now() - startedAt,
    };
    await session.update(imports).set({ report, shiftedDays }).where(eq(imports.id, importId));
    tell("done", tally.rows);
    return { importId, report, repeated: false };
  });
}
