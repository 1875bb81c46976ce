import { sql } from "drizzle-orm";
import { pseudonymOf } from "../customers/pseudonymOf.ts";
import { suppressionOf } from "../privacy/suppressionOf.ts";
import { insertColumns } from "../store/insertColumns.ts";
import { rowsOf } from "../store/rowsOf.ts";
import { erasures } from "../store/schema/behaviour.ts";
import type { Session } from "../store/Session.ts";
import type { OrderRow } from "./OrderRow.ts";

type Invoice = { id: number; customerNo: string; isNew: boolean };

const empty = {
  customers: () => ({ id: [] as number[], pseudonym: [] as string[], country: [] as string[] }),
  orders: () => ({
    id: [] as number[],
    invoiceNo: [] as string[],
    customerId: [] as (number | null)[],
    placedAt: [] as number[],
    cancellation: [] as boolean[],
  }),
  lines: () => ({
    id: [] as number[],
    orderId: [] as number[],
    sku: [] as number[],
    quantity: [] as number[],
    priceMinor: [] as number[],
  }),
};

/** Gives ids to customers, orders and lines as rows stream by, and writes them in batches. Used within one transaction that excludes other imports. */
export class OrderWriter {
  readonly #session: Session;
  readonly #importId: number;
  readonly #customerKey: Uint8Array;
  readonly #invoices = new Map<string, Invoice>();
  readonly #customerIds = new Map<string, number>();
  readonly #erased = new Set<string>();
  readonly #numbers = new Map<string, number>();
  #nextCustomer = 1;
  #nextOrder = 1;
  #nextLine = 1;
  #customers = empty.customers();
  #orders = empty.orders();
  #lines = empty.lines();
  newCustomers = 0;
  newOrders = 0;

  private constructor(session: Session, importId: number, customerKey: Uint8Array) {
    this.#session = session;
    this.#importId = importId;
    this.#customerKey = customerKey;
  }

  /** Loads what the shop already knows. */
  static async load(session: Session, importId: number, customerKey: Uint8Array): Promise<OrderWriter> {
    const writer = new OrderWriter(session, importId, customerKey);
    const invoices = await rowsOf<{ id: number; invoiceNo: string }>(
      session,
      sql`select id, invoice_no as "invoiceNo" from orders`,
    );
    for (const { id, invoiceNo } of invoices) {
      writer.#invoices.set(invoiceNo, { id, customerNo: "", isNew: false });
      writer.#nextOrder = Math.max(writer.#nextOrder, id + 1);
    }
    const customers = await rowsOf<{ id: number; pseudonym: string }>(
      session,
      sql`select id, pseudonym from customers`,
    );
    for (const { id, pseudonym } of customers) {
      writer.#customerIds.set(pseudonym, id);
      writer.#nextCustomer = Math.max(writer.#nextCustomer, id + 1);
    }
    for (const { suppression } of await session.select().from(erasures)) writer.#erased.add(suppression);
    const [lines] = await rowsOf<{ last: number }>(session, sql`select coalesce(max(id), 0) as last from order_lines`);
    writer.#nextLine = (lines?.last ?? 0) + 1;
    return writer;
  }

  /** Takes a row, or says why it does not fit to its invoice. */
  add(row: OrderRow, skuOf: (row: OrderRow) => number): "taken" | "repeated" | "otherCustomer" {
    let invoice = this.#invoices.get(row.invoiceNo);
    if (invoice !== undefined && !invoice.isNew) return "repeated";
    if (invoice === undefined) {
      invoice = { id: this.#nextOrder++, customerNo: row.customerNo, isNew: true };
      this.#invoices.set(row.invoiceNo, invoice);
      this.#orders.id.push(invoice.id);
      this.#orders.invoiceNo.push(row.invoiceNo);
      this.#orders.customerId.push(row.customerNo === "" ? null : this.#customerOf(row));
      this.#orders.placedAt.push(row.placedAt);
      this.#orders.cancellation.push(row.cancellation);
      this.newOrders++;
    }
    if (row.customerNo !== "" && row.customerNo !== invoice.customerNo) return "otherCustomer";
    this.#lines.id.push(this.#nextLine++);
    this.#lines.orderId.push(invoice.id);
    this.#lines.sku.push(skuOf(row));
    this.#lines.quantity.push(row.quantity);
    this.#lines.priceMinor.push(row.priceMinor);
    return "taken";
  }

  /** Writes what was taken since the last call. */
  async flush(): Promise<void> {
    const [customers, orders, lines] = [this.#customers, this.#orders, this.#lines];
    await insertColumns(this.#session, "customers", [
      { name: "id", type: "int", values: customers.id },
      { name: "pseudonym", type: "text", values: customers.pseudonym },
      { name: "country", type: "text", values: customers.country },
    ]);
    await insertColumns(this.#session, "orders", [
      { name: "id", type: "int", values: orders.id },
      { name: "invoice_no", type: "text", values: orders.invoiceNo },
      { name: "customer_id", type: "int", values: orders.customerId },
      { name: "placed_at", type: "bigint", values: orders.placedAt },
      { name: "cancellation", type: "boolean", values: orders.cancellation },
      { name: "import_id", type: "int", values: orders.id.map(() => this.#importId) },
    ]);
    await insertColumns(this.#session, "order_lines", [
      { name: "id", type: "int", values: lines.id },
      { name: "order_id", type: "int", values: lines.orderId },
      { name: "sku", type: "int", values: lines.sku },
      { name: "quantity", type: "int", values: lines.quantity },
      { name: "price_minor", type: "bigint", values: lines.priceMinor },
    ]);
    this.#customers = empty.customers();
    this.#orders = empty.orders();
    this.#lines = empty.lines();
  }

  /** Customers who had themselves erased stay unknown. */
  #customerOf(row: OrderRow): number | null {
    const known = this.#numbers.get(row.customerNo);
    if (known !== undefined) return known;
    const pseudonym = pseudonymOf(this.#customerKey, row.customerNo);
    if (this.#erased.size > 0 && this.#erased.has(suppressionOf(this.#customerKey, pseudonym))) return null;
    let id = this.#customerIds.get(pseudonym);
    if (id === undefined) {
      id = this.#nextCustomer++;
      this.#customerIds.set(pseudonym, id);
      this.#customers.id.push(id);
      this.#customers.pseudonym.push(pseudonym);
      this.#customers.country.push(row.country);
      this.newCustomers++;
    }
    this.#numbers.set(row.customerNo, id);
    return id;
  }
}
