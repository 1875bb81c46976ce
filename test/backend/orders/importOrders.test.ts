import { writeFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect } from "chai";
import { sql } from "drizzle-orm";
import { generatedShop } from "../../../backend/orders/generatedShop.ts";
import { importOrders, type Imported } from "../../../backend/orders/importOrders.ts";
import { OrdersFileError } from "../../../backend/orders/OrdersFileError.ts";
import { openStore } from "../../../backend/store/openStore.ts";
import { rowsOf } from "../../../backend/store/rowsOf.ts";
import type { Store } from "../../../backend/store/Store.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const HEADER = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

const customerKey = new Uint8Array(32).fill(7);

describe("importing orders", () => {
  const folder = temporaryFolder();
  let store: Store;
  let files = 0;

  before(async () => {
    store = await openStore({});
  });
  beforeEach(async () => {
    await store.session.execute(
      sql`truncate imports, import_issues, customers, products, orders, order_lines, returns, customer_features, accounts restart identity cascade`,
    );
  });
  after(() => store.close());

  async function importText(content: string | Uint8Array, shift: "yesterday" | 0 = 0): Promise<Imported> {
    const path = folder.path(`${files++}.csv`);
    await writeFile(path, content);
    return importOrders(store, { path, shift, customerKey });
  }

  async function refusal(content: string | Uint8Array): Promise<OrdersFileError> {
    try {
      await importText(content);
    } catch (error) {
      expect(error).to.be.instanceOf(OrdersFileError);
      return error as OrdersFileError;
    }
    throw new Error("The file was taken.");
  }

  async function issues(): Promise<{ line: number; code: string }[]> {
    return rowsOf(store.session, sql`select line, code from import_issues order by line`);
  }

  it("takes rows, counts those without a customer and keeps money exact", async () => {
    const { report } = await importText(
      `${HEADER}\n1,A,3,2024-01-01 10:00:00,0.29,17,France\n1,B,1,2024-01-01 10:00:00,1.10,17,France\n2,A,1,2024-01-02 10:00:00,19.99,,France\n`,
    );
    expect(report).to.include({ rows: 3, taken: 3, refused: 0, orders: 2, customers: 1, products: 2 });
    expect(report.withoutCustomer).to.deep.equal({ rows: 1, valueMinor: 1999 });
    const lines = await rowsOf(
      store.session,
      sql`select price_minor::int as price, quantity from order_lines order by id`,
    );
    expect(lines).to.deep.equal([
      { price: 29, quantity: 3 },
      { price: 110, quantity: 1 },
      { price: 1999, quantity: 1 },
    ]);
  });

  it("keeps no customer number, only its keyed hash", async () => {
    await importText(`${HEADER}\n1,A,3,2024-01-01,1.00,17850,France\n`);
    const [customer] = await rowsOf<{ pseudonym: string }>(store.session, sql`select pseudonym from customers`);
    expect(customer?.pseudonym).to.match(/^c_[0-9a-f]{24}$/);
    const everything = JSON.stringify(await rowsOf(store.session, sql`select * from customers, imports, orders`));
    expect(everything).not.to.include("17850");
  });

  it("refuses the row in which there is a character that the database cannot keep", async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `${index},A,1,2024-01-01 10:00:00,1.00,5,France`);
    const { report } = await importText(
      [HEADER, ...rows, "200,A\0,1,2024-01-01 10:00:00,1.00,5,France", ""].join("\n"),
    );
    expect(report).to.include({ rows: 201, taken: 200, refused: 1 });
    expect(await issues()).to.deep.equal([{ line: 202, code: "RowBroken" }]);
  });

  it("lists every bad row with its line and reason, and takes the others", async () => {
    const { report } = await importText(
      [
        HEADER,
        "1,A,1,2024-01-01 10:00:00,1.00,5,France",
        "1,A,1,2024-01-01 10:00:00,-1.00,5,France",
        "1,A,0,2024-01-01 10:00:00,1.00,5,France",
        "1,A,-2,2024-01-01 10:00:00,1.00,5,France",
        "1,A,1,2024-01-01 10:00:00,0.001,5,France",
        "1,A,1,2024-02-30 10:00:00,1.00,5,France",
        "1,A,one,2024-01-01 10:00:00,1.00,5,France",
        "1,A,1,2024-01-01 10:00:00,cheap,5,France",
        ",A,1,2024-01-01 10:00:00,1.00,5,France",
        "1,,1,2024-01-01 10:00:00,1.00,5,France",
        "1,A,1,2024-01-01 10:00:00,1.00,6,France",
        "C1,A,1,2024-01-01 10:00:00,1.00,5,France",
        "1,A,1,2024-01-01 10:00:00,1.00,5,France,too,many,cells",
        "1,A",
        "2,A,1,1/31/2024 9:05,1.500,5,France",
        "3,A,1,2924-01-01 10:00:00,1.00,5,France",
        "",
      ].join("\n"),
    );
    expect(await issues()).to.deep.equal([
      { line: 3, code: "PriceNegative" },
      { line: 4, code: "QuantityZero" },
      { line: 5, code: "QuantityNegative" },
      { line: 6, code: "PriceTooManyDecimals" },
      { line: 7, code: "DateUnreadable" },
      { line: 8, code: "QuantityNotANumber" },
      { line: 9, code: "PriceNotANumber" },
      { line: 10, code: "InvoiceMissing" },
      { line: 11, code: "StockCodeMissing" },
      { line: 12, code: "InvoiceCustomerDiffers" },
      { line: 13, code: "CancellationPositive" },
      { line: 14, code: "RowBroken" },
      { line: 15, code: "QuantityNotANumber" },
      { line: 17, code: "DateInFuture" },
    ]);
    expect(report).to.include({ rows: 16, taken: 2, refused: 14 });
    expect(report.reasons).to.include({ PriceNegative: 1, RowBroken: 1, QuantityNotANumber: 2 });
  });

  it("goes on after a row with an unclosed quote in the middle", async () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index},A,1,2024-01-01 10:00:00,1.00,5,France`);
    rows[1_000] = `1000,A,1,2024-01-01 10:00:00,1.00,5,"France`;
    const { report } = await importText(`${HEADER}\n${rows.join("\n")}\n`);
    expect(await issues()).to.deep.equal([{ line: 1_002, code: "RowBroken" }]);
    expect(report).to.include({ rows: 4_000, taken: 3_999 });
  });

  it("reads a BOM, CRLF, quoted cells with commas and line breaks, and columns in another order", async () => {
    const { report } = await importText(
      `\uFEFFStockCode,InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Description\r\nA,1,1,2024-01-01,1.00,5,France,"CUP, ""RED""\nLARGE"\r\nB,1,0,2024-01-01,1.00,5,France,X\r\n`,
    );
    expect(report).to.include({ taken: 1, refused: 1 });
    expect(await issues()).to.deep.equal([{ line: 4, code: "QuantityZero" }]);
    const [product] = await rowsOf<{ name: string }>(
      store.session,
      sql`select name from products where stock_code = 'A'`,
    );
    expect(product?.name).to.equal('CUP, "RED"\nLARGE');
  });

  it("refuses a file that is empty, binary, compressed, missing or has a wrong header", async () => {
    expect((await refusal("")).code).to.equal("FileEmpty");
    expect((await refusal("\uFEFF \n")).code).to.equal("FileEmpty");
    expect((await refusal(new Uint8Array([0x89, 0x50, 0, 1, 2]))).code).to.equal("FileBinary");
    expect((await refusal(new Uint8Array([0x1f, 0x8b, 8, 0]))).code).to.equal("FileCompressed");
    expect((await refusal("PAR1 but nothing else")).code).to.equal("FileBroken");
    const header = await refusal("InvoiceNo,StockCode,Qty\n1,A,1\n");
    expect(header.code).to.equal("HeaderWrong");
    expect(header.message).to.include("Quantity").and.to.include("Country");
    const missing = await importOrders(store, { path: folder.path("nowhere.csv"), customerKey }).catch(
      (error: unknown) => error,
    );
    expect(missing).to.have.property("code", "FileMissing");
  });

  it("stores nothing when no row is usable", async () => {
    expect((await refusal(`${HEADER}\n1,A,0,2024-01-01,1.00,5,France\n`)).code).to.equal("NothingUsable");
    const [count] = await rowsOf<{ n: number }>(
      store.session,
      sql`select (select count(*) from imports) + (select count(*) from import_issues) as n`,
    );
    expect(Number(count?.n)).to.equal(0);
  });

  it("stores nothing when the import breaks half-way", async () => {
    const path = folder.path("half.csv");
    const rows = Array.from({ length: 25_000 }, (_, index) => `${index >> 4},A,1,2024-01-01,1.00,5,France`);
    await writeFile(path, `${HEADER}\n${rows.join("\n")}\n`);
    const broken = await importOrders(store, {
      path,
      customerKey,
      onProgress: ({ rows: done }) => {
        if (done > 20_000) throw new Error("power cut");
      },
    }).catch((error: unknown) => error);
    expect(String(broken)).to.include("power cut");
    const [count] = await rowsOf<{ n: number }>(store.session, sql`select count(*) as n from order_lines`);
    expect(Number(count?.n)).to.equal(0);
    const { report } = await importOrders(store, { path, customerKey });
    expect(report.taken).to.equal(25_000);
  });

  it("does nothing when the same file comes again, and skips invoices that are known", async () => {
    const first = `${HEADER}\n1,A,1,2024-01-01,1.00,5,France\n`;
    const once = await importText(first);
    const twice = await importText(first);
    expect(twice).to.deep.equal({ ...once, repeated: true });
    const longer = await importText(`${first}2,A,1,2024-01-02,1.20,5,France\n`);
    expect(longer.report).to.include({ rows: 2, taken: 1, repeated: 1, orders: 1, customers: 0, products: 0 });
    const [price] = await rowsOf<{ price: number }>(store.session, sql`select price_minor::int as price from products`);
    expect(price?.price).to.equal(120);
  });

  it("matches a cancellation to the newest earlier purchases of the customer and product", async () => {
    const { report } = await importText(
      [
        HEADER,
        "1,A,5,2024-01-01,1.00,5,France",
        "2,A,3,2024-01-02,1.00,5,France",
        "3,A,9,2024-01-02,1.00,6,France",
        "4,B,9,2024-01-02,1.00,5,France",
        "C5,A,-4,2024-01-03,1.00,5,France",
        "6,A,2,2024-01-04,1.00,5,France",
        "C7,A,-9,2024-01-05,1.00,5,France",
        "C8,A,-1,2024-01-05,1.00,,France",
      ].join("\n"),
    );
    const matched = await rowsOf(
      store.session,
      sql`select c.invoice_no as cancelled, p.invoice_no as purchase, r.quantity from returns r
          join order_lines cl on cl.id = r.cancellation_line_id join orders c on c.id = cl.order_id
          join order_lines pl on pl.id = r.purchase_line_id join orders p on p.id = pl.order_id order by 1, 2 desc`,
    );
    expect(matched).to.deep.equal([
      { cancelled: "C5", purchase: "2", quantity: 3 },
      { cancelled: "C5", purchase: "1", quantity: 1 },
      { cancelled: "C7", purchase: "6", quantity: 2 },
      { cancelled: "C7", purchase: "1", quantity: 4 },
    ]);
    expect(report.cancellations).to.deep.equal({
      rows: 3,
      units: 14,
      matchedUnits: 10,
      unmatchedRows: 2,
      unmatchedUnits: 4,
    });
    const [features] = await rowsOf<{ orders: number; net: number }>(
      store.session,
      sql`select orders, net_minor::int as net from customer_features f join customers c on c.id = f.customer_id order by c.id`,
    );
    expect(features).to.deep.equal({ orders: 1, net: 900 });
  });

  it("moves the dates by whole days, so that the newest order was placed yesterday", async () => {
    const { report } = await importText(`${HEADER}\n1,A,1,2011-12-09 12:50:00,1.00,5,France\n`, "yesterday");
    const day = Math.floor(Date.now() / 86_400_000) - 1;
    expect(report.lastOrderAt).to.equal(day * 86_400 + 12 * 3_600 + 50 * 60);
    expect(report.shiftedDays).to.be.greaterThan(5_000);
    const later = await importText(`${HEADER}\n2,A,1,2011-12-09 13:50:00,1.00,5,France\n`);
    expect(later.report.shiftedDays).to.equal(report.shiftedDays);
  });

  it("takes the median of the newest sales as list price", async () => {
    const prices = ["5.00", "2.00", "2.10", "2.00", "0.05", "2.10", "2.10", "99.00", "2.10", "2.10"];
    await importText(
      `${HEADER}\n${prices.map((price, index) => `${index},A,1,2024-01-${String(index + 1).padStart(2, "0")},${price},5,France`).join("\n")}\n`,
    );
    const [product] = await rowsOf<{ price: number }>(
      store.session,
      sql`select price_minor::int as price from products`,
    );
    expect(product?.price).to.equal(210);
  });

  it("reads parquet by the same rules", async () => {
    const path = folder.path("orders.parquet");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(
      `copy (select * from (values ('1', 'a1', 2, timestamp '2024-01-01 08:26:00', 2.55::double, 17850, 'France'),
         ('1', 'A1', 1, timestamp '2024-01-01 08:26:00', -2.55::double, 17850, 'France'),
         ('2', 'A1', 1, timestamp '2024-01-01 08:26:00', 0.29::double, null, null))
         t(InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice, CustomerID, Country)) to '${path}' (format parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const { report } = await importOrders(store, { path, customerKey });
    expect(report).to.include({ rows: 3, taken: 2, refused: 1, products: 1 });
    expect(report.withoutCustomer).to.deep.equal({ rows: 1, valueMinor: 29 });
    expect(await issues()).to.deep.equal([{ line: 2, code: "PriceNegative" }]);
  });

  it("imports the generated shop, the same for the same seed", async () => {
    expect(generatedShop()).to.equal(generatedShop());
    const { report } = await importText(generatedShop(), "yesterday");
    expect(report).to.include({ refused: 0, products: 40 });
    expect(report.orders).to.be.within(2_000, 2_300);
    expect(report.customers).to.be.within(150, 200);
    expect(report.cancellations.unmatchedUnits).to.equal(0);
  });
});
