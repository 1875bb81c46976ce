import { sql } from "drizzle-orm";
import { insertColumns } from "../store/insertColumns.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { GOODS_BIT } from "./tagGroups.ts";
import { tagsOf } from "./tagsOf.ts";

/** The list price is the median of this many newest sales: one wholesale or mistyped price does not become the list price. */
const SALES = 9;

type Product = {
  sku: number;
  stockCode: string;
  isNew: boolean;
  name: string;
  timesOrdered: number;
  sales: { at: number; priceMinor: number }[];
};

function remember(sales: Product["sales"], sale: Product["sales"][number]): void {
  let index = sales.length;
  while (index > 0 && sales[index - 1]!.at > sale.at) index--;
  sales.splice(index, 0, sale);
  if (sales.length > SALES) sales.shift();
}

function median(sales: Product["sales"]): number {
  const prices = sales.map((sale) => sale.priceMinor).sort((a, b) => a - b);
  return prices[Math.floor((prices.length - 1) / 2)] ?? 0;
}

/** Collects the catalogue while orders stream by, and writes it at the end of the import. */
export class CatalogueBuilder {
  readonly #names: ReadonlyMap<string, string>;
  readonly #products: Map<string, Product>;
  #nextSku: number;

  private constructor(names: ReadonlyMap<string, string>, products: Map<string, Product>, nextSku: number) {
    this.#names = names;
    this.#products = products;
    this.#nextSku = nextSku;
  }

  /** @param names by stock code, used where the orders file has no description */
  static async load(session: Session, names: ReadonlyMap<string, string>): Promise<CatalogueBuilder> {
    const rows = await rowsOf<{ sku: number; stockCode: string; name: string }>(
      session,
      sql`select sku, stock_code as "stockCode", name from products`,
    );
    const products = new Map(rows.map((row) => [row.stockCode, { ...row, isNew: false, timesOrdered: 0, sales: [] }]));
    return new CatalogueBuilder(names, products, rows.reduce((most, row) => Math.max(most, row.sku), 0) + 1);
  }

  /** The product's sku; `at` is when it was sold, in Unix seconds. */
  add(row: { stockCode: string; description: string; cancellation: boolean; priceMinor: number }, at: number): number {
    let product = this.#products.get(row.stockCode);
    if (product === undefined) {
      product = { sku: this.#nextSku++, stockCode: row.stockCode, isNew: true, name: "", timesOrdered: 0, sales: [] };
      this.#products.set(row.stockCode, product);
    }
    if (row.cancellation) return product.sku;
    product.timesOrdered++;
    if (row.description !== "" && (product.name === "" || row.priceMinor > 0)) product.name = row.description;
    if (row.priceMinor > 0) remember(product.sales, { at, priceMinor: row.priceMinor });
    return product.sku;
  }

  /** Writes what was seen. A price older than the one known changes nothing. @returns how many products are new */
  async write(session: Session, shiftSeconds: number): Promise<number> {
    const seen = [...this.#products.values()].filter((product) => product.isNew || product.timesOrdered > 0);
    const rows = seen.map((product) => {
      const name = product.name || this.#names.get(product.stockCode) || product.stockCode;
      const priceMinor = median(product.sales);
      const tags = tagsOf(product.stockCode, name);
      const last = product.sales.at(-1);
      return {
        ...product,
        name,
        tags,
        priceMinor,
        sellable: priceMinor > 0 && (tags & (1n << BigInt(GOODS_BIT))) !== 0n,
        pricedAt: last === undefined ? 0 : last.at + shiftSeconds,
      };
    });
    await session.execute(sql`create temporary table seen_products (like products) on commit drop`);
    await insertColumns(session, "seen_products", [
      { name: "sku", type: "int", values: rows.map((row) => row.sku) },
      { name: "stock_code", type: "text", values: rows.map((row) => row.stockCode) },
      { name: "name", type: "text", values: rows.map((row) => row.name) },
      { name: "tags", type: "bigint", values: rows.map((row) => row.tags) },
      { name: "price_minor", type: "bigint", values: rows.map((row) => row.priceMinor) },
      { name: "sellable", type: "boolean", values: rows.map((row) => row.sellable) },
      { name: "priced_at", type: "bigint", values: rows.map((row) => row.pricedAt) },
      { name: "times_ordered", type: "int", values: rows.map((row) => row.timesOrdered) },
    ]);
    await session.execute(
      sql`insert into products select * from seen_products
          on conflict (sku) do update set
            times_ordered = products.times_ordered + excluded.times_ordered,
            name = case when excluded.priced_at >= products.priced_at then excluded.name else products.name end,
            tags = case when excluded.priced_at >= products.priced_at then excluded.tags else products.tags end,
            price_minor = case when excluded.priced_at >= products.priced_at and excluded.price_minor > 0 then excluded.price_minor else products.price_minor end,
            sellable = products.sellable or excluded.sellable,
            priced_at = greatest(products.priced_at, excluded.priced_at)`,
    );
    return rows.filter((row) => row.isNew).length;
  }
}
